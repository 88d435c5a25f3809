using System.Globalization;
using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>
/// Finds words of time in English news and the dates they give: "Wednesday", "5 June 2023", "last month", "two days ago", "in 2019".
/// </summary>
/// <remarks>
/// Days without a year, and weekdays, go by the tense of the verb above them: back from the item's day, or ahead. A week or weekend has
/// the precision of its month, the one most of its days lie in. Words that last or recur ("for two years", "annually") are passed over.
/// </remarks>
sealed class DateTagger(Document document, DateOnly? published)
{
    const int EarliestYear = 1500, LatestYear = 2100;

    readonly List<DateMention> _found = [];
    int _partOfDay;
    Sentence _sentence;
    int _count;

    /// <summary>All words of time in a document, in order.</summary>
    public static IReadOnlyList<DateMention> Tag(Document document, DateOnly? published)
    {
        var tagger = new DateTagger(document, published);
        for (var i = 0; i < document.SentenceCount; i++)
            tagger.TagSentence(document[i]);
        return tagger._found;
    }

    void TagSentence(Sentence sentence)
    {
        (_sentence, _count) = (sentence, sentence.Length);
        var before = _found.Count;
        _partOfDay = -1;
        for (var t = 0; t < _count;)
        {
            var end = TagAt(t);
            t = end > t ? end : t + 1;
        }
        // "before dawn on Friday": the day says more than the hour.
        if (_partOfDay >= 0 && _found.Count - before > 1)
            _found.RemoveAt(_partOfDay);
    }

    // "at dusk", "in the evening", "earlier in the day": on the day told of.
    int PartOfDay(int t)
    {
        var first = t;
        if (first > 0 && Text(first - 1) is "the")
            first--;
        if (first == 0 || Text(first - 1) is not ("at" or "At" or "in" or "In" or "before" or "Before" or "around" or "by" or "since" or "until") || DayTold() is not { } day)
            return t;
        // "in the morning": but "the day", "the night" alone are no hours of it.
        if (Text(t) is "day" or "night" && !(first > 1 && Text(first - 1) is "in" && Text(first - 2) is "earlier" or "later" or "Earlier" or "Later"))
            return t;
        _partOfDay = _found.Count;
        return Add(first, t + 1, day);
    }

    // The last day told of in this sentence or the two before, near the item's own.
    DateOnly? DayTold()
    {
        for (var i = _found.Count - 1; i >= 0 && _found[i].Sentence >= _sentence.Ordinal - 2; i--)
            if (_found[i] is { Precision: "day", Value: { } value } && DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var day && IsNear(day))
                return day;
        return null;
    }

    bool IsNear(DateOnly day) => published is not { } today || Math.Abs(day.DayNumber - today.DayNumber) <= 10;

    // Reads the words of time that begin at a token; returns one past the last, or the token itself when there are none.
    int TagAt(int t)
    {
        var text = Text(t);
        if (text.Length == 0)
            return t;
        if (char.IsAsciiDigit(text[0]))
            return Digits(t);
        return TimeWords.Find(text) switch
        {
            TimeWord.None => t,
            TimeWord.Month => Month(t, t, 0),
            TimeWord.Weekday => Weekday(t, t, 0),
            TimeWord.Today => Day(t, t + 1, Is(text, "overnight") && Ahead(t) <= 0 ? -1 : 0),
            TimeWord.Yesterday => Day(t, t + 1, -1),
            TimeWord.Tomorrow => Day(t, t + 1, 1),
            TimeWord.Last => Relative(t, -1),
            TimeWord.Next => Relative(t, 1),
            TimeWord.This => Relative(t, 0),
            TimeWord.Earlier => EarlierOrLater(t, past: true),
            TimeWord.Later => EarlierOrLater(t, past: false),
            TimeWord.Part => PartOf(t),
            TimeWord.Season => Season(t, t, 0),
            TimeWord.Quantity => Ago(t, Quantity(t)),
            TimeWord.Same => Same(t),
            TimeWord.Weekend => Weekend(t),
            TimeWord.Holiday => Holiday(t),
            TimeWord.PartOfDay => PartOfDay(t),
            _ => t,
        };
    }

    // ---- days and months --------------------------------------------------------------------------------------------------------------

    // "June", "June 5", "June 5, 2023", "June 2023", "June of last year"; direction −1 after "last", 1 after "next".
    int Month(int first, int t, int direction)
    {
        var month = CalendarWords.Month(Text(t));
        var end = t + 1;
        if (end < _count && Text(end) is "." && !_sentence[t].SpaceAfter)
            end++;
        if (end < _count && DayNumber(end) is > 0 and var day && !IsQuantity(end))
        {
            var after = SkipRange(end + 1);
            var year = YearAfter(after, out var yearEnd);
            if (year > 0)
                return Add(first, yearEnd, year, month, day);
            if (after < _count && Text(after) is "of" && RelativeYear(after + 1, out year, out yearEnd))
                return Add(first, yearEnd, year, month, day);
            return AddNearest(first, after, month, day, t);
        }
        var own = YearAfter(end, out var ownEnd);
        if (own > 0)
            return Add(first, ownEnd, own, month, 0);
        if (end < _count && Text(end) is "of" && RelativeYear(end + 1, out own, out ownEnd))
            return Add(first, ownEnd, own, month, 0);
        if (RelativeYear(end, out own, out ownEnd))
            return Add(first, ownEnd, own, month, 0);
        if (!IsMonthAlone(first, t))
            return first;
        if (published is not { } today)
            return Vague(first, end, direction == 0 ? null : direction < 0);
        if (direction != 0)
        {
            var relative = direction < 0 ? (month < today.Month ? today.Year : today.Year - 1) : month > today.Month ? today.Year : today.Year + 1;
            return Add(first, end, relative, month, 0);
        }
        if (first < t && Is(Text(first), "this"))
            return Add(first, end, today.Year, month, 0);
        // The nearest month of that name; one on the other side than the verb points must be much nearer.
        var ahead = Ahead(t);
        int best = 0, bestCost = int.MaxValue;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            var months = 12 * (year - today.Year) + month - today.Month;
            var cost = 2 * Math.Abs(months) + (months == 0 ? 0 : Math.Sign(months) == ahead ? 0 : ahead == 0 ? (months > 0 ? 5 : 0) : 18);
            if (cost < bestCost)
                (best, bestCost) = (year, cost);
        }
        return Add(first, end, best, month, 0);
    }

    // "may" and "march" are verbs, May and June names: alone, a month needs a preposition or its own place in the tree.
    bool IsMonthAlone(int first, int t)
    {
        var token = _sentence[t];
        if (!char.IsUpper(token.Text[0]) || token.Upos is Upos.Verb or Upos.Aux)
            return false;
        if (first < t)
            return true;
        var before = t > 0 ? Text(t - 1) : default;
        var preposition = before is "in" or "since" or "until" or "till" or "by" or "from" or "during" or "through" or "between" or "before" or "after" or
            "to" or "of" or "for" or "around" or "and" or "late" or "early" or "mid" or "and" or "last" or "next" or "this" or "-";
        if (CalendarWords.Month(Text(t)) is 3 or 5 or 6 or 4)
            return preposition && before is not ("and" or "to" or "for" or "of") && token.DepRel is not (DepRel.Flat or DepRel.Appos);
        return preposition || token.DepRel is DepRel.OblUnmarked or DepRel.NmodUnmarked or DepRel.Compound or DepRel.Obl or DepRel.NmodPoss or DepRel.Nmod;
    }

    int Weekday(int first, int t, int direction)
    {
        var weekday = CalendarWords.Weekday(Text(t));
        if (!char.IsUpper(Text(t)[0]) || Text(t) is "Sun" or "Sat" or "Wed")
            return first;
        var end = SkipPartOfDay(t + 1);
        // "Wednesday, Dec. 6", "Wednesday 6 December", "Sunday's"
        var date = end;
        if (date < _count && Text(date) is ",")
            date++;
        if (date < _count && CalendarWords.Month(Text(date)) > 0 && date + 1 < _count)
        {
            var before = _found.Count;
            var monthEnd = Month(first, date, 0);
            if (_found.Count > before && _found[^1].Precision is "day")
                return monthEnd;
            _found.RemoveRange(before, _found.Count - before);
        }
        if (date < _count && DayNumber(date) > 0 && date + 1 < _count && CalendarWords.Month(Text(date + 1)) > 0)
        {
            var before = _found.Count;
            var numberEnd = Digits(date);
            if (_found.Count > before)
            {
                _found[^1] = _found[^1] with { First = first };
                return numberEnd;
            }
        }
        if (published is not { } today)
            return Vague(first, end, direction == 0 ? null : direction < 0);
        var own = ((int)today.DayOfWeek + 6) % 7 + 1;
        var ahead = direction != 0 ? direction : Ahead(t);
        int offset;
        if (ahead > 0)
        {
            offset = (weekday - own + 7) % 7;
            if (offset == 0 && direction > 0)
                offset = 7;
        }
        else
        {
            offset = -((own - weekday + 7) % 7);
            if (offset == 0 && direction < 0)
                offset = -7;
        }
        var (second, secondEnd) = WeekOf(end);
        if (secondEnd > end)
        {
            // "Wednesday last week", "on Monday of next week"
            var monday = today.AddDays(1 - own + 7 * second);
            return Add(first, secondEnd, monday.AddDays(weekday - 1));
        }
        return Add(first, end, today.AddDays(offset));
    }

    (int Weeks, int End) WeekOf(int t)
    {
        if (t < _count && Text(t) is "of")
            t++;
        if (t + 1 < _count && Text(t + 1) is "week")
        {
            switch (TimeWords.Find(Text(t)))
            {
                case TimeWord.Last:
                    return (-1, t + 2);
                case TimeWord.Next:
                    return (1, t + 2);
                case TimeWord.This:
                    return (0, t + 2);
            }
        }
        return (0, 0);
    }

    int Day(int first, int end, int offset)
    {
        end = SkipPartOfDay(end);
        if (Text(first) is "overnight" or "Overnight" && _sentence[first].DepRel is DepRel.Amod or DepRel.Compound)
            return first;
        if (published is not { } today)
            return Vague(first, end, offset == 0 ? null : offset < 0);
        return Add(first, end, today.AddDays(offset));
    }

    int SkipPartOfDay(int t) =>
        t < _count && Text(t) is "morning" or "afternoon" or "evening" or "night" or "noon" or "midnight" or "lunchtime" ? t + 1 : t;

    // ---- numbers: 5 June 2023, 2023-12-06, 2019, two days ago ---------------------------------------------------------------------------

    int Digits(int t)
    {
        var end = Iso(t);
        if (end > t)
            return end;
        if (DayNumber(t) is > 0 and var day)
        {
            var at = t + 1;
            // "5-7 June": the first day.
            if (at + 1 < _count && Text(at) is "-" or "–" or "to" or "and" && DayNumber(at + 1) > 0)
                at += 2;
            if (at < _count && Text(at) is "of")
                at++;
            if (at < _count && CalendarWords.Month(Text(at)) is > 0 and var month && char.IsUpper(Text(at)[0]))
            {
                var after = at + 1;
                if (after < _count && Text(after) is "." && !_sentence[at].SpaceAfter)
                    after++;
                var year = YearAfter(after, out var yearEnd);
                if (year > 0)
                    return Add(t, yearEnd, year, month, day);
                if (RelativeYear(after, out year, out yearEnd))
                    return Add(t, yearEnd, year, month, day);
                return AddNearest(t, after, month, day, at);
            }
        }
        if (Year(t) is > 0 and var alone)
        {
            if (IsYearAlone(t))
                return Add(t, t + 1, alone, 0, 0);
            return t;
        }
        if (IsDecade(Text(t)))
            return Vague(t, t + 1, true);
        if (int.TryParse(Text(t), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Ago(t, number);
        return t;
    }

    // 2023-12-06, as one token or several.
    int Iso(int t)
    {
        var text = document.TextOf(_sentence.Field).AsSpan(_sentence[t].Span.Start);
        if (text.Length < 10 || !char.IsAsciiDigit(text[3]) || text[4] is not ('-' or '/') || text[7] != text[4] || (text.Length > 10 && char.IsAsciiDigit(text[10])))
            return t;
        if (!int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ||
            !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month) ||
            !int.TryParse(text[8..10], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return t;
        }
        var stop = _sentence[t].Span.Start + 10;
        var end = t + 1;
        while (end < _count && _sentence[end].Span.Start < stop)
            end++;
        return Add(t, end, year, month, day);
    }

    int DayNumber(int t)
    {
        var text = Text(t);
        if (text.Length > 2 && text.EndsWith("th") || text.EndsWith("st") || text.EndsWith("nd") || text.EndsWith("rd"))
            text = text[..^2];
        return text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : 0;
    }

    // "in June 20 people died": the number goes with what it counts.
    bool IsQuantity(int t) => t > 1 && Text(t - 2) is "in" or "In" or "since" or "Since" && _sentence[t].DepRel == DepRel.Nummod &&
        _sentence[t].Head > t && _sentence[_sentence[t].Head].Upos is Upos.Noun;

    int SkipRange(int t) =>
        t + 1 < _count && Text(t) is "-" or "–" && DayNumber(t + 1) > 0 ? t + 2 : t;

    int Year(int t)
    {
        var text = Text(t);
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= EarliestYear and <= LatestYear ? year : 0;
    }

    int YearAfter(int t, out int end)
    {
        end = t;
        if (t < _count && Text(t) is ",")
            t++;
        if (t < _count && Text(t) is "of" && t + 1 < _count && Year(t + 1) > 0)
            t++;
        if (t >= _count || Year(t) == 0)
            return 0;
        // "in June 2023": but "on June 5, 2000 troops" counts the troops.
        if (_sentence[t].DepRel == DepRel.Nummod && _sentence[t].Head == t + 1 && _sentence[t].Head < _count && _sentence[t + 1].Morphology.Number == Number.Plural)
            return 0;
        end = t + 1;
        return Year(t);
    }

    bool IsYearAlone(int t)
    {
        var token = _sentence[t];
        var year = Year(t);
        var before = t > 0 ? Text(t - 1) : default;
        if (before is "$" or "€" or "£" or "¥" or "about" or "nearly" or "some" or "than" or "over" or "least" or "most" or "almost" or "roughly")
            return false;
        if (t + 1 < _count && Text(t + 1) is "%" or "percent" or "per" or "-" && !(Text(t + 1) is "-" && t + 2 < _count && DayNumber(t + 2) > 0))
            return false;
        if (before is "in" or "since" or "by" or "until" or "till" or "from" or "during" or "before" or "after" or "through" or "between" or "early" or "late" or
            "mid" or "mid-" or "to" or "and" or "of" or "for" or "summer" or "winter" or "spring" or "autumn" or "fall" or "fiscal" or "year" or "in-")
        {
            return year is >= 1600 and <= 2100 && !(token.DepRel == DepRel.Nummod && token.Head > t && _sentence[token.Head].Morphology.Number == Number.Plural && before is not ("in" or "since" or "of"));
        }
        // "the 2019 deal", "its 2022 invasion"
        if (token.DepRel is DepRel.Nummod or DepRel.Compound or DepRel.NmodUnmarked or DepRel.OblUnmarked or DepRel.NmodDesc && year is >= 1900 and <= 2050)
        {
            var head = token.Head;
            return head < t || _sentence[head].Morphology.Number != Number.Plural || (t > 0 && _sentence[t - 1].Upos is Upos.Det or Upos.Adj) ||
                _sentence[head].Lemma is "election" or "games" or "talk" or "attack" or "protest";
        }
        return token.DepRel is DepRel.Obl or DepRel.Nmod or DepRel.Conj && year is >= 1900 and <= 2050;
    }

    static bool IsDecade(ReadOnlySpan<char> text) =>
        text.Length == 5 && text[4] == 's' && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year % 10 == 0 && year is >= EarliestYear and <= LatestYear;

    int Quantity(int t) => Text(t) switch
    {
        var w when Is(w, "a") || Is(w, "an") || Is(w, "one") => 1,
        var w when Is(w, "two") => 2,
        var w when Is(w, "three") => 3,
        var w when Is(w, "four") => 4,
        var w when Is(w, "five") => 5,
        var w when Is(w, "six") => 6,
        var w when Is(w, "seven") => 7,
        var w when Is(w, "eight") => 8,
        var w when Is(w, "nine") => 9,
        var w when Is(w, "ten") => 10,
        var w when Is(w, "eleven") => 11,
        var w when Is(w, "twelve") => 12,
        var w when Is(w, "fifteen") => 15,
        var w when Is(w, "twenty") => 20,
        _ => 0,
    };

    // "two days ago", "a year earlier"; 0: a number that is not exact ("several months ago").
    int Ago(int t, int number)
    {
        var at = t + 1;
        if (at + 1 >= _count)
            return t;
        var unit = TimeWords.Unit(Text(at));
        if (unit == TimeUnit.None)
            return t;
        if (Is(Text(at + 1), "later") || Is(Text(at + 1), "earlier"))
        {
            // From the date named before.
            return number > 0 && number < 100 && _found.Count > 0 && _found[^1].Value is { } value && _found[^1].Sentence >= _sentence.Ordinal - 1
                ? Shifted(t, at + 2, value, unit, Is(Text(at + 1), "later") ? number : -number)
                : Vague(t, at + 2, null);
        }
        if (!Is(Text(at + 1), "ago"))
            return t;
        var end = at + 2;
        if (published is not { } today || number == 0 || number > 400)
            return Vague(t, end, true);
        switch (unit)
        {
            case TimeUnit.Hour:
                return Add(t, end, today);
            case TimeUnit.Day:
                return Add(t, end, today.AddDays(-number));
            case TimeUnit.Week:
                var week = today.AddDays(-7 * number);
                return Add(t, end, week.Year, week.Month, 0);
            case TimeUnit.Month:
                var month = today.AddMonths(-number);
                return Add(t, end, month.Year, month.Month, 0);
            case TimeUnit.Year:
                return Add(t, end, today.Year - number, 0, 0);
            default:
                return Vague(t, end, true);
        }
    }

    // ---- last, this, next; earlier this month; early June; the first quarter of 2023 ------------------------------------------------------

    int Relative(int first, int direction)
    {
        var t = first + 1;
        if (t >= _count)
            return first;
        var text = Text(t);
        if (TimeWords.Find(text) == TimeWord.Part && t + 1 < _count && Text(t + 1) is not ("of" or ","))
            t++; // "last early June" is rare; "this late summer"
        text = Text(t);
        switch (TimeWords.Find(text))
        {
            case TimeWord.Month when char.IsUpper(text[0]):
                return Month(first, t, direction);
            case TimeWord.Weekday:
                return Weekday(first, t, direction);
            case TimeWord.Season:
                return Season(first, t, direction);
        }
        // "this one", "the last years": a unit in the singular.
        var end = t + 1;
        if (direction < 0 && Text(first) is "past" or "previous" && !Is(text, "week") && !Is(text, "month") && !Is(text, "year"))
            return RecentUnits(first, t);
        if (direction > 0 && first > 0 && Text(first - 1) is "the" or "The" && _found.Count > 0 && _found[^1].Value is { } value &&
            (Is(text, "day") || Is(text, "morning") || Is(text, "night")))
        {
            return Shifted(first, end, value, TimeUnit.Day, 1);
        }
        if (published is not { } today)
        {
            return TimeWords.Unit(text) is TimeUnit.None || _sentence[t].Morphology.Number == Number.Plural
                ? RecentUnits(first, t) : Vague(first, end, direction == 0 ? null : direction < 0);
        }
        if (Is(text, "week"))
        {
            var day = today.AddDays(4 - (((int)today.DayOfWeek + 6) % 7 + 1) + 7 * direction);
            if (direction == 0)
                day = today;
            return Add(first, end, day.Year, day.Month, 0, direction == 0 ? null : direction < 0);
        }
        if (Is(text, "weekend"))
        {
            var ahead = direction != 0 ? direction : Ahead(t);
            var saturday = today.AddDays(6 - (((int)today.DayOfWeek + 6) % 7 + 1) - (ahead <= 0 ? 7 : 0));
            return Add(first, end, saturday.Year, saturday.Month, 0, ahead <= 0);
        }
        if (Is(text, "month"))
        {
            var month = today.AddMonths(direction);
            return Add(first, end, month.Year, month.Month, 0);
        }
        if (Is(text, "year"))
            return Add(first, end, today.Year + direction, 0, 0);
        if (Is(text, "night") && direction < 0)
            return Add(first, end, today.AddDays(-1));
        if (direction == 0 && (Is(text, "morning") || Is(text, "afternoon") || Is(text, "evening")))
            return Add(first, end, today);
        if (Is(text, "quarter"))
            return Add(first, end, today.AddMonths(3 * direction).Year, 0, 0, direction == 0 ? null : direction < 0);
        if (Is(text, "decade") || Is(text, "century"))
            return Vague(first, end, direction == 0 ? null : direction < 0);
        return RecentUnits(first, t);
    }

    int Weekend(int t)
    {
        if (published is not { } today)
            return t;
        var saturday = today.AddDays(6 - (((int)today.DayOfWeek + 6) % 7 + 1) - (Ahead(t) <= 0 ? 7 : 0));
        if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            saturday = today;
        return Add(t, t + 1, saturday.Year, saturday.Month, 0);
    }

    int Holiday(int t)
    {
        var end = t + 1;
        var eve = false;
        if (Text(t) is "New")
        {
            if (t + 3 >= _count || Text(t + 1) is not "Year" || Text(t + 2) is not ("'s" or "’s") || Text(t + 3) is not ("Day" or "Eve"))
                return t;
            (eve, end) = (Text(t + 3) is "Eve", t + 4);
        }
        else if (end < _count && Text(end) is "Day" or "Eve")
        {
            (eve, end) = (Text(end) is "Eve", end + 1);
        }
        else if (!(Text(t) is "Thanksgiving" || PrepositionOf(t) is "on" or "at"))
        {
            return t;
        }
        var (month, day) = Text(t) switch { "Christmas" => (12, eve ? 24 : 25), "Halloween" => (10, 31), "New" => eve ? (12, 31) : (1, 1), _ => (11, 0) };
        if (day > 0)
            return AddNearest(t, end, month, day, t);
        if (published is not { } today)
            return Vague(t, end, null);
        // The fourth Thursday of November.
        var year = today.Month > 10 || Ahead(t) > 0 ? today.Year : today.Year - 1;
        var firstOf = new DateOnly(year, 11, 1);
        return Add(t, end, firstOf.AddDays((4 - (int)firstOf.DayOfWeek + 7) % 7 + 21));
    }

    // "the same day", "that evening", "the following month": from the day or month named before.
    int Same(int first)
    {
        var t = first + 1;
        if (t >= _count || _found.Count == 0 || _found[^1].Value is not { } value)
            return first;
        if (DayTold() is { } told && value.Length == 10)
            value = told.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var offset = Is(Text(first), "following") ? 1 : 0;
        var unit = Text(t) is "afternoon" or "evening" or "morning" or "night" ? TimeUnit.Day : TimeWords.Unit(Text(t));
        if (_sentence[t].Morphology.Number == Number.Plural)
            return first;
        return Shifted(first, t + 1, value, unit, offset);
    }

    // A date so many units after another that is at least as exact.
    int Shifted(int first, int end, string value, TimeUnit unit, int number)
    {
        var from = DateOnly.ParseExact(value, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture);
        return unit switch
        {
            TimeUnit.Day when value.Length == 10 => Add(first, end, from.AddDays(number)),
            TimeUnit.Week when value.Length == 10 => Add(first, end, from.AddDays(7 * number).Year, from.AddDays(7 * number).Month, 0),
            TimeUnit.Month when value.Length >= 7 => Add(first, end, from.AddMonths(number).Year, from.AddMonths(number).Month, 0),
            TimeUnit.Year => Add(first, end, from.Year + number, 0, 0),
            _ => Vague(first, end, null),
        };
    }

    // "recent weeks", "the past two years", "the coming days": before or after, without a date.
    int RecentUnits(int first, int t)
    {
        if (t < _count && (char.IsAsciiDigit(Text(t)[0]) || Quantity(t) > 0 || Text(t) is "few" or "several" or "couple"))
            t++;
        if (t < _count && Text(t) is "of")
            t++;
        if (t >= _count || TimeWords.Unit(Text(t)) == TimeUnit.None || _sentence[t].Morphology.Number != Number.Plural)
            return first;
        return Vague(first, t + 1, Text(first) is not ("next" or "coming" or "Next" or "upcoming" or "following"));
    }

    // "earlier this month", "later on Wednesday"
    int EarlierOrLater(int first, bool past)
    {
        var t = first + 1;
        if (t < _count && Text(t) is "on" or "in")
            t++;
        if (t >= _count)
            return first;
        if (Text(t) is "that" or "the" && Same(t) is var same && same > t)
        {
            _found[^1] = _found[^1] with { First = first };
            return same;
        }
        var before = _found.Count;
        var end = TimeWords.Find(Text(t)) is TimeWord.This or TimeWord.Weekday or TimeWord.Month or TimeWord.Today ? TagAt(t) : t;
        if (_found.Count == before)
            return first;
        _found[^1] = _found[^1] with { First = first };
        if (_found[^1].Past is null)
            _found[^1] = _found[^1] with { Past = past };
        return end;
    }

    // "early June", "late last year", "mid-2024", "the end of 2023", "the first half of the year", "the third quarter of 2023"
    int PartOf(int first)
    {
        var t = first + 1;
        if (Text(first) is "first" or "second" or "third" or "fourth" or "1st" or "2nd")
        {
            if (t >= _count || !(Is(Text(t), "quarter") || Is(Text(t), "half")))
                return first;
            t++;
        }
        while (t < _count && Text(t) is "-" or "of" or "in" or "the" or "to")
            t++;
        if (t >= _count || t - first > 4)
            return first;
        var before = _found.Count;
        var end = first;
        if (Year(t) is > 0 and var year)
            end = Add(t, t + 1, year, 0, 0);
        else if (TimeWords.Find(Text(t)) is TimeWord.Month or TimeWord.Last or TimeWord.Next or TimeWord.This or TimeWord.Weekday or TimeWord.Season)
            end = TimeWords.Find(Text(t)) == TimeWord.Month ? Month(first, t, 0) : TagAt(t);
        else if (Is(Text(t), "year") && published is { } today && Text(t - 1) is "the")
            end = Add(t, t + 1, today.Year, 0, 0);
        else if (t == first + 2 && Text(first + 1) is "quarter" or "half" && published is { } day)
            end = Add(first, t, day.Year, 0, 0);
        if (_found.Count == before)
            return first;
        _found[^1] = _found[^1] with { First = first };
        return end;
    }

    // "last summer", "the summer of 2023", "spring 2024": the year.
    int Season(int first, int t, int direction)
    {
        var end = t + 1;
        var year = YearAfter(end, out var yearEnd);
        if (year > 0)
            return Add(first, yearEnd, year, 0, 0);
        if (RelativeYear(end, out year, out yearEnd))
            return Add(first, yearEnd, year, 0, 0);
        if (first == t || Text(t) is "fall" && _sentence[t].Upos == Upos.Verb)
            return first;
        if (published is not { } today)
            return Vague(first, end, direction == 0 ? null : direction < 0);
        var last = Text(t) switch { "spring" => 5, "summer" => 8, "autumn" or "fall" => 11, _ => 2 };
        if (direction == 0)
            return Add(first, end, today.Year, 0, 0);
        return Add(first, end, direction < 0 ? (today.Month > last ? today.Year : today.Year - 1) : (today.Month < last - 2 ? today.Year : today.Year + 1), 0, 0);
    }

    // "last year", "this year", "next year" after a day or month.
    bool RelativeYear(int t, out int year, out int end)
    {
        (year, end) = (0, t);
        if (t + 1 >= _count || !Is(Text(t + 1), "year") || published is not { } today)
            return false;
        var direction = TimeWords.Find(Text(t)) switch { TimeWord.Last => -1, TimeWord.Next => 1, TimeWord.This => 0, _ => 9 };
        if (direction == 9)
            return false;
        (year, end) = (today.Year + direction, t + 2);
        return true;
    }

    // ---- tense --------------------------------------------------------------------------------------------------------------------------

    // 1: the words lie ahead of the item's day, by the verb above them; −1: behind; 0: the verb does not tell.
    int Ahead(int t)
    {
        var preposition = PrepositionOf(t);
        if (preposition is "until" or "till" or "Until")
            return 1;
        if (preposition is "since" or "Since")
            return -1;
        // "in the night to Tuesday"
        if (preposition is "to" && t > 1 && Text(t - 2) is "night")
            return -1;
        var noun = false;
        if (_sentence[t].DepRel is DepRel.NmodPoss && _sentence[t].Head is >= 0 and var owner)
        {
            // "Wednesday's ruling": behind, but for "ahead of Friday's vote" and "Friday's vote will".
            if (PrepositionOf(owner) is "before" or "ahead" or "for")
                return 1;
            if (_sentence[owner].DepRel is not (DepRel.Nsubj or DepRel.NsubjPass))
                return -1;
        }
        for (int at = t, steps = 0; steps < 12 && at >= 0; steps++, at = _sentence[at].Head)
        {
            var token = _sentence[at];
            if (at == t || !(token.Upos is Upos.Verb or Upos.Aux || HasCopula(at)))
            {
                noun = noun || (at != t && token.Upos == Upos.Noun && _sentence[t].DepRel != DepRel.Nsubj);
                continue;
            }
            // "called for a march on Thursday", "plans a visit in June": the day is the noun's, and ahead.
            if (noun && token.Lemma is "call" or "plan" or "schedule" or "announce" or "postpone" or "invite" or "propose" or "delay" or "expect" or "await")
                return 1;
            if (HasTo(at) && TenseOf(at) == 0)
            {
                // "plans to meet on Friday" lies ahead; "began to pull back", "met to discuss" go by the verb above.
                if (token.Head >= 0 && !IsPlan(_sentence[token.Head].Lemma) && token.DepRel is DepRel.Xcomp or DepRel.Advcl)
                    continue;
                return 1;
            }
            if (TenseOf(at) is not 0 and var tense)
                return tense;
        }
        return 0;
    }

    ReadOnlySpan<char> PrepositionOf(int token)
    {
        for (var t = 0; t < token; t++)
            if (_sentence[t].Head == token && _sentence[t].DepRel is DepRel.Case or DepRel.Mark)
                return Text(t);
        return default;
    }

    static bool IsPlan(string lemma) => s_plans.Contains(lemma);

    static readonly HashSet<string> s_plans = new(StringComparer.Ordinal)
    {
        "plan", "expect", "want", "agree", "vow", "pledge", "promise", "intend", "hope", "prepare", "decide", "schedule", "seek", "ask", "urge",
        "order", "invite", "call", "aim", "propose", "threaten", "offer", "set", "due", "slate", "announce", "postpone", "delay", "await", "wish",
        "book", "arrange", "aspire", "need", "have", "be", "likely", "ready", "willing", "request", "demand", "permit", "allow", "authorize",
    };

    // Forms that are past and present alike; in the news they are past.
    static readonly HashSet<string> s_alike = new(StringComparer.Ordinal)
    {
        "set", "put", "cut", "hit", "let", "shut", "spread", "cost", "hurt", "quit", "split", "bid", "beat", "broadcast", "burst", "cast", "rid", "shed",
        "thrust", "upset", "overset",
    };

    int TenseOf(int verb)
    {
        var past = _sentence[verb].Morphology.Tense == Tense.Past && _sentence[verb].Morphology.VerbForm != VerbForm.Participle;
        var auxiliaryPresent = false;
        for (var t = 0; t < _count; t++)
        {
            if (_sentence[t].Head != verb)
                continue;
            if (_sentence[t].DepRel is DepRel.Aux or DepRel.AuxPass or DepRel.Cop)
            {
                var form = Text(t);
                if (Is(form, "will") || Is(form, "'ll") || Is(form, "’ll") || Is(form, "shall") || Is(form, "would") || Is(form, "should") || Is(form, "may") ||
                    Is(form, "might") || Is(form, "wo") || Is(form, "must"))
                {
                    return 1;
                }
                if (Is(form, "was") || Is(form, "were") || Is(form, "had") || Is(form, "did") || Is(form, "has") || Is(form, "have") || Is(form, "'ve") || Is(form, "been"))
                    past = true;
                else
                    auxiliaryPresent = true;
            }
        }
        if (!past && _sentence[verb].Lemma is "due" or "expect" or "schedule" or "plan" or "slate" or "set" && _sentence[verb].Morphology.VerbForm == VerbForm.Participle)
            return 1;
        // "an agreement signed in April"
        if (past || (_sentence[verb].DepRel == DepRel.Acl && _sentence[verb].Morphology is { Tense: Tense.Past, VerbForm: VerbForm.Participle }))
            return -1;
        var token = _sentence[verb];
        if (token.Lemma is "due" or "expect" or "schedule" or "plan" or "slate")
            return 1;
        if (s_alike.Contains(token.Lemma) && Is(token.Text, token.Lemma) && !auxiliaryPresent && _sentence.Kind != SentenceKind.Title)
            return -1;
        if (token.Morphology is { Tense: Tense.Present, VerbForm: VerbForm.Finite })
            return _sentence.Kind == SentenceKind.Title ? 0 : token.Lemma is "say" or "tell" or "report" ? -1 : 1;
        return auxiliaryPresent ? 1 : 0;
    }

    bool HasCopula(int token)
    {
        for (var t = 0; t < _count; t++)
            if (_sentence[t].Head == token && _sentence[t].DepRel == DepRel.Cop)
                return true;
        return false;
    }

    bool HasTo(int verb)
    {
        for (var t = 0; t < verb; t++)
            if (_sentence[t].Head == verb && _sentence[t].DepRel == DepRel.Mark && Text(t) is "to")
                return true;
        return false;
    }

    // ---- results ------------------------------------------------------------------------------------------------------------------------

    int AddNearest(int first, int end, int month, int day, int t)
    {
        if (day > DateTime.DaysInMonth(2024, month))
            return first;
        if (published is not { } today)
            return Vague(first, end, null);
        // The nearest such day; one on the other side than the verb points must be much nearer.
        var ahead = Ahead(t);
        DateOnly best = default;
        var bestCost = int.MaxValue;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            var found = new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
            var days = found.DayNumber - today.DayNumber;
            var cost = Math.Abs(days) + (days == 0 || Math.Sign(days) == ahead ? 0 : ahead == 0 ? (days > 0 ? 60 : 0) : 250);
            if (cost < bestCost)
                (best, bestCost) = (found, cost);
        }
        return Add(first, end, best);
    }

    int Add(int first, int end, DateOnly day) => Add(first, end, day.Year, day.Month, day.Day);

    int Add(int first, int end, int year, int month, int day, bool? past = null)
    {
        if (day > 0 && (month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month)))
            return first;
        var value = day > 0 ? $"{year:D4}-{month:D2}-{day:D2}" : month > 0 ? $"{year:D4}-{month:D2}" : $"{year:D4}";
        if (past is null && published is { } today)
        {
            var from = new DateOnly(year, month > 0 ? month : 1, day > 0 ? day : 1);
            var until = day > 0 ? from.AddDays(1) : month > 0 ? from.AddMonths(1) : from.AddYears(1);
            past = until <= today ? true : from > today ? false : null;
        }
        _found.Add(new(_sentence.Ordinal, first, end, value, day > 0 ? "day" : month > 0 ? "month" : "year", past));
        return end;
    }

    int Vague(int first, int end, bool? past)
    {
        _found.Add(new(_sentence.Ordinal, first, end, null, null, past));
        return end;
    }

    ReadOnlySpan<char> Text(int token) => _sentence[token].Text;

    static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
