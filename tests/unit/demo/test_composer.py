"""Patterns become sentences: a word stays the same in all of an article, and a sentence is said once."""

import re

from mediawatch.demo.composer import Composer
from mediawatch.demo.draws import Draws


def composer(*name: object, **known: str) -> Composer:
    words = {"city": ["甲市", "乙市", "丙市"], "hospital": ["{city}医院", "{city}中医院"]}
    sentences = {"fact": ["{city}有{2-4}家。", "{hospital}开门了。", "一句。"], "doubt": ["不过，{fact}"]}
    return Composer(Draws(*name), words, sentences, known)


def test_a_span_is_a_number_within_it() -> None:
    said = {composer(place).fill("{8-11}家") for place in range(60)}
    assert said == {"8家", "9家", "10家", "11家"}


def test_one_of_several_may_hold_slots_and_be_nothing() -> None:
    said = {re.sub("[0-9]+", "N", composer(place).fill("过了{|{3-9}天|一{夜|月}}。")) for place in range(80)}
    assert said == {"过了。", "过了N天。", "过了一夜。", "过了一月。"}


def test_an_article_keeps_to_its_words() -> None:
    for place in range(20):
        city, hospital, again = composer(place).fill("{city} {hospital} {city}").split()
        assert hospital.startswith(city)
        assert again == city


def test_a_word_that_is_known_is_not_drawn() -> None:
    assert composer(city="某市").fill("{city}") == "某市"


def test_no_sentence_is_said_twice_also_not_within_another() -> None:
    for place in range(20):
        one = composer(place)
        said = [one.say("fact"), one.say("doubt").removeprefix("不过，"), one.say("fact")]
        assert len({re.sub("[0-9]", "", sentence) for sentence in said}) == 3
