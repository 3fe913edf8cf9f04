"""Values as JSON."""

from generator.desk.answers import as_json


def test_chinese_stays_readable() -> None:
    answer = as_json({"said": "已保存。"}, 409)
    assert (answer.status, answer.body.decode()) == (409, '{"said": "已保存。"}')
