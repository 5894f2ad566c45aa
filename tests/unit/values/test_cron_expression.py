"""A cron expression knows its days; what is said about times is in test_schedule.py."""

from datetime import date

from moorage.values.cron_expression import CronExpression


def test_words_and_numbers_are_the_same():
    days = [date(2026, 3, day) for day in range(1, 32)]
    words, numbers = CronExpression("0 6 ? MAR SUN-TUE *"), CronExpression("0 6 ? 3 1-3 *")

    assert [words.on(day) for day in days] == [numbers.on(day) for day in days]


def test_steps_begin_where_they_say():
    assert CronExpression("5/20 6 * * ? *").minutes == (5, 25, 45)
    assert CronExpression("0 8-18/5 * * ? *").hours == (8, 13, 18)
