from generator.model.text import Both
from generator.shell.refusal import RefusalError, damaged


def test_a_refusal_carries_cause_and_cure_in_both_languages() -> None:
    refusal = RefusalError(Both("too old", "版本过旧"), Both("Save it again.", "请重新保存。"))
    assert (refusal.cause.zh, refusal.cure.en) == ("版本过旧", "Save it again.")
    assert "damaged" in str(damaged())
