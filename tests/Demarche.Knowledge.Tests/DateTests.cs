using Demarche.Language;

namespace Demarche.Knowledge.Tests;

public class DateTests
{
    static readonly Resolver s_resolver = new(KnowledgeBase.Load(Demarche.Testing.Checkout.PathOf("tests", "Demarche.Knowledge.Tests", "tables")));

    // Sentences are "form/UPOS/head/relation"; the item is of Thursday, 7 December 2023.
    static void Check(string text, params string[] expected)
    {
        var document = Texts.Read(text);
        var dates = s_resolver.Resolve(document, new DateOnly(2023, 12, 7)).Dates;
        Assert.Equal(expected, dates.Select(date => $"{Words(document, date)} = {date.Value ?? "?"}{Past(date)}"));
    }

    static string Words(Document document, DateMention date)
    {
        var sentence = document[date.Sentence];
        return document.TextOf(sentence.Field)[sentence[date.First].Span.Start..sentence[date.End - 1].Span.End];
    }

    static string Past(DateMention date) => date.Past switch { true => " past", false => " ahead", _ => "" };

    [Fact]
    public void A_weekday_after_a_past_verb_is_the_last_one() =>
        Check("They/PRON/2/nsubj met/VERB/0/root on/ADP/4/case Wednesday/PROPN/2/obl", "Wednesday = 2023-12-06 past");

    [Fact]
    public void A_weekday_after_will_is_the_next_one() =>
        Check("They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root on/ADP/5/case Wednesday/PROPN/3/obl", "Wednesday = 2023-12-13 ahead");

    [Fact]
    public void The_days_own_weekday_is_the_day_itself() =>
        Check("They/PRON/2/nsubj met/VERB/0/root on/ADP/4/case Thursday/PROPN/2/obl", "Thursday = 2023-12-07");

    [Fact]
    public void A_planned_meeting_lies_ahead_though_the_plan_is_told() => Check(
        "They/PRON/2/nsubj planned/VERB/0/root/plan to/PART/4/mark meet/VERB/2/xcomp on/ADP/6/case Friday/PROPN/4/obl",
        "Friday = 2023-12-08 ahead");

    [Theory]
    [InlineData("last/ADJ/4/amod", "month/NOUN/2/obl:unmarked", "last month = 2023-11 past")]
    [InlineData("this/DET/4/det", "year/NOUN/2/obl:unmarked", "this year = 2023")]
    [InlineData("next/ADJ/4/amod", "week/NOUN/2/obl:unmarked", "next week = 2023-12 ahead")]
    [InlineData("last/ADJ/4/amod", "night/NOUN/2/obl:unmarked", "last night = 2023-12-06 past")]
    [InlineData("last/ADJ/4/amod", "June/PROPN/2/obl:unmarked", "last June = 2023-06 past")]
    [InlineData("last/ADJ/4/amod", "Thursday/PROPN/2/obl:unmarked", "last Thursday = 2023-11-30 past")]
    [InlineData("last/ADJ/4/amod", "summer/NOUN/2/obl:unmarked", "last summer = 2023")]
    public void Last_this_and_next_count_from_the_day(string word, string unit, string expected) =>
        Check($"They/PRON/2/nsubj met/VERB/0/root {word} {unit}", expected);

    [Fact]
    public void Day_month_and_year_in_either_order() => Check(
        """
        met/VERB/0/root on/ADP/3/case June/PROPN/1/obl 5_/NUM/3/nummod ,/PUNCT/6/punct 2023/NUM/3/nummod
        met/VERB/0/root on/ADP/4/case 5/NUM/4/nummod June/PROPN/1/obl 2023/NUM/4/nummod
        met/VERB/0/root on/ADP/3/case 2023-06-05/NUM/1/obl
        """,
        "June 5, 2023 = 2023-06-05 past", "5 June 2023 = 2023-06-05 past", "2023-06-05 = 2023-06-05 past");

    [Fact]
    public void A_month_alone_is_the_nearest_the_verb_allows() => Check(
        """
        They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case June/PROPN/2/obl
        They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root in/ADP/5/case February/PROPN/3/obl
        """,
        "June = 2023-06 past", "February = 2024-02 ahead");

    [Fact]
    public void A_number_of_years_is_a_year_only_where_it_counts_nothing() => Check(
        """
        They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case 2019/NUM/2/obl
        They/PRON/2/nsubj sent/VERB/0/root 2000/NUM/4/nummod soldiers/NOUN/2/obj
        """,
        "2019 = 2019 past");

    [Fact]
    public void So_many_days_ago() => Check(
        "They/PRON/2/nsubj met/VERB/0/root two/NUM/4/nummod days/NOUN/5/obl:unmarked ago/ADV/2/advmod", "two days ago = 2023-12-05 past");

    [Fact]
    public void The_same_day_is_the_one_named_before() => Check(
        """
        They/PRON/2/nsubj met/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl
        She/PRON/2/nsubj left/VERB/0/root the/DET/5/det same/ADJ/5/amod day/NOUN/2/obl:unmarked
        """,
        "Monday = 2023-12-04 past", "same day = 2023-12-04 past");

    [Fact]
    public void May_the_verb_is_no_month() =>
        Check("They/PRON/3/nsubj may/AUX/3/aux meet/VERB/0/root");

    [Fact]
    public void Earlier_takes_what_follows() => Check(
        "They/PRON/2/nsubj met/VERB/0/root earlier/ADV/5/advmod this/DET/5/det month/NOUN/2/obl:unmarked", "earlier this month = 2023-12 past");
}
