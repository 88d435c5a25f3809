using System.Globalization;
using System.Text;
using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Cli.Commands;

/// <summary>
/// How well those whom an item names are told: <c>corpus/mentions</c>. Its notation is described in <c>corpus/README.md</c>.
/// </summary>
sealed class MentionEvaluation(LanguagePipeline language, Resolver resolver)
{
    int _mentions, _found;
    (int Right, int Of) _country, _identity, _sector;
    int _wrong;

    /// <summary>Scores the items of a file; what differs goes to <paramref name="errors"/>.</summary>
    /// <exception cref="FormatException">A line breaks the notation.</exception>
    public void Add(TextReader lines, string path, TextWriter? errors)
    {
        Item? item = null;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                Score(item, errors);
                var head = line.Split(' ');
                if (head.Length < 3 || !DateOnly.TryParseExact(head[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var published))
                    throw new FormatException($"{path}({number}): the head of an item is '@ id date genre', the date as YYYY-MM-DD");
                item = new(head[1], published);
            }
            else if (item is null)
            {
                throw new FormatException($"{path}({number}): no item has begun; write '@ id date genre' above");
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                item.Mentions.Add(Expected(line, item, $"{path}({number})"));
            }
            else
            {
                var title = line.StartsWith("= ", StringComparison.Ordinal);
                item.Sentences.Add((title ? line[2..] : line, title));
            }
        }
        Score(item, errors);
    }

    /// <summary>The figures.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{_mentions} mentions, {_found} found\n\n");
        table.Append("                right      of\n");
        foreach (var (name, (right, of)) in new[] { ("country", _country), ("identity", _identity), ("sector", _sector) })
            table.Append(CultureInfo.InvariantCulture, $"{name,-14}{100.0 * right / Math.Max(1, of),7:0.0} {of,7}\n");
        table.Append(CultureInfo.InvariantCulture, $"{"wrong identity",-14}{100.0 * _wrong / Math.Max(1, _mentions),7:0.0} {_mentions,7}\n");
        return table.ToString();
    }

    static Mention Expected(string line, Item item, string where)
    {
        var at = line.IndexOf(" = ", StringComparison.Ordinal);
        var parts = at < 0 ? [] : line[(at + 3)..].Split(' ');
        if (parts.Length != 3 || item.Sentences.Count == 0)
            throw new FormatException($"{where}: write '  words = id country sector' below the sentence");
        var words = line[2..at];
        var occurrence = 1;
        if (words.LastIndexOf(" #", StringComparison.Ordinal) is > 0 and var mark && int.TryParse(words.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
            (words, occurrence) = (words[..mark], given);
        var sentence = item.Sentences[^1].Text;
        for (var start = sentence.IndexOf(words, StringComparison.Ordinal); start >= 0; start = sentence.IndexOf(words, start + 1, StringComparison.Ordinal))
        {
            var end = start + words.Length;
            if ((start > 0 && char.IsLetterOrDigit(sentence[start - 1])) || (end < sentence.Length && char.IsLetterOrDigit(sentence[end])))
                continue;
            if (--occurrence == 0)
                return new(item.Sentences.Count - 1, start, end, parts[0], parts[1], parts[2]);
        }
        throw new FormatException($"{where}: '{words}' does not stand in the sentence above");
    }

    void Score(Item? item, TextWriter? errors)
    {
        if (item is null)
            return;
        var title = item.Sentences is [(var first, true), ..] ? first : null;
        var text = new StringBuilder();
        var starts = new List<int>();
        foreach (var (sentence, isTitle) in item.Sentences)
        {
            if (!isTitle && text.Length > 0)
                text.Append(' ');
            starts.Add(isTitle ? 0 : text.Length);
            if (!isTitle)
                text.Append(sentence);
        }
        var resolved = resolver.Resolve(language.Read(text.ToString(), title), item.Published);
        foreach (var gold in item.Mentions)
        {
            var (sentence, isTitle) = item.Sentences[gold.Sentence];
            var span = new Span(starts[gold.Sentence] + gold.Start, starts[gold.Sentence] + gold.End);
            var found = Closest(resolved, isTitle ? TextField.Title : TextField.Text, span);
            Count(gold, found, out var wrong);
            if (wrong.Length > 0)
                errors?.WriteLine($"{item.Id}: '{sentence[gold.Start..gold.End]}' {wrong}: {gold.Id} {gold.Country} {gold.Sector}, but {found?.Name ?? "nobody"} {found?.Id ?? "-"} {found?.Country ?? "-"} {found?.Sector ?? "-"} | {sentence}");
        }
    }

    void Count(Mention gold, ActorMention? found, out string wrong)
    {
        wrong = "";
        _mentions++;
        _found += found is null ? 0 : 1;
        var country = (found?.Country ?? "-") == gold.Country && (found is not null || gold.Country == "-");
        _country = (_country.Right + (country ? 1 : 0), _country.Of + 1);
        if (!country)
            wrong += "country ";
        if (gold.Sector != "-")
        {
            _sector = (_sector.Right + (found?.Sector == gold.Sector ? 1 : 0), _sector.Of + 1);
            if (found?.Sector != gold.Sector)
                wrong += "sector ";
        }
        if (gold.Id == "?")
            return;
        if (gold.Id != "-")
        {
            _identity = (_identity.Right + (found?.Id == gold.Id ? 1 : 0), _identity.Of + 1);
            if (found?.Id != gold.Id)
                wrong += "identity ";
        }
        if (found?.Id is { } id && id != gold.Id)
        {
            _wrong++;
            wrong += "(wrong) ";
        }
    }

    // The mention that shares most with the words.
    static ActorMention? Closest(ResolvedDocument resolved, TextField field, Span span)
    {
        ActorMention? best = null;
        var bestShare = 0.0;
        foreach (var sentence in resolved.Document.Sentences)
        {
            if (sentence.Field != field || !sentence.Span.Overlaps(span))
                continue;
            for (var t = 0; t < sentence.Length; t++)
            {
                if (resolved.ActorAt(sentence.Ordinal, t) is not { } actor)
                    continue;
                var own = actor.SpanIn(resolved.Document);
                var common = Math.Min(own.End, span.End) - Math.Max(own.Start, span.Start);
                var share = (double)common / (Math.Max(own.End, span.End) - Math.Min(own.Start, span.Start));
                if (share > bestShare)
                    (best, bestShare) = (actor, share);
            }
        }
        return best;
    }

    sealed record Mention(int Sentence, int Start, int End, string Id, string Country, string Sector);

    sealed record Item(string Id, DateOnly Published)
    {
        public List<(string Text, bool IsTitle)> Sentences { get; } = [];
        public List<Mention> Mentions { get; } = [];
    }
}
