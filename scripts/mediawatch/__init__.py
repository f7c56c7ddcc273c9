"""The archive of 《北京市卫生信息化舆情监测月报》: read issues, check them, publish them, search them."""
