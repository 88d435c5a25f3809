using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Offsets of one article's events in code points instead of UTF-16 code units.</summary>
public sealed class CodePointOffsets
{
    readonly int[] _text, _title; // positions of the second halves of surrogate pairs, ascending

    /// <param name="article">The article the events were coded from.</param>
    public CodePointOffsets(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        (_text, _title) = (SecondHalves(article.Text), SecondHalves(article.Title ?? ""));
    }

    /// <summary>The event with all its offsets converted; the same object when there is nothing to convert.</summary>
    public Event Convert(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        var halves = coded.Sentence.Field == "title" ? _title : _text;
        if (halves.Length == 0)
            return coded;
        return coded with
        {
            Sentence = coded.Sentence with { Start = At(coded.Sentence.Start), End = At(coded.Sentence.End) },
            Trigger = Quote(coded.Trigger),
            Actors = [.. coded.Actors.Select(Participant)],
            Recipients = [.. coded.Recipients.Select(Participant)],
            Object = coded.Object is null ? null : Quote(coded.Object),
            Date = coded.Date is null ? null : coded.Date with { Quote = Quote(coded.Date.Quote) },
            Place = coded.Place is null ? null : Quote(coded.Place),
            Attribution = coded.Attribution is null ? null : Participant(coded.Attribution),
        };

        Participant Participant(Participant one) => one with { Mention = Quote(one.Mention) };

        Quote Quote(Quote quote) => quote with { Start = At(quote.Start), End = At(quote.End) };

        int At(int offset)
        {
            var before = Array.BinarySearch(halves, offset);
            return offset - (before < 0 ? ~before : before);
        }
    }

    static int[] SecondHalves(string text)
    {
        var positions = new List<int>();
        for (var i = 1; i < text.Length; i++)
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                positions.Add(i);
        return [.. positions];
    }
}
