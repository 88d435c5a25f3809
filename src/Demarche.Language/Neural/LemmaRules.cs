using System.Numerics.Tensors;

namespace Demarche.Language.Neural;

/// <summary>Makes lemmas from forms by edit rules: a way of writing capitals, an ending off, an ending on. Immutable.</summary>
sealed class LemmaRules
{
    readonly (char Case, string Off, string On)[] _rules;
    readonly Dictionary<string, List<(Upos Upos, string Lemma)>> _lexicon = new(StringComparer.Ordinal);
    readonly Func<string, bool> _isKnown;

    /// <param name="rules">One a class: case (L lower, K kept, T first letter capital), ending off, ending on; tab-separated.</param>
    /// <param name="lexicon">Forms in lower case, tag and lemma for what no rule makes; tab-separated.</param>
    /// <param name="isKnown">Whether a word in lower case was seen in running text.</param>
    public LemmaRules(ReadOnlySpan<string> rules, ReadOnlySpan<string> lexicon, Func<string, bool> isKnown)
    {
        _isKnown = isKnown;
        _rules = new (char, string, string)[rules.Length];
        for (var i = 0; i < rules.Length; i++)
            _rules[i] = rules[i].Split('\t') is [[var kind], var off, var on]
                ? (kind, off, on)
                : throw new FormatException($"Lemma rule {i} is \"{rules[i]}\"; it should be case, ending off, ending on.");
        foreach (var line in lexicon)
        {
            if (line.Split('\t') is not [var form, var upos, var lemma])
                throw new FormatException($"\"{line}\" in the lexicon of lemmas should be form, tag, lemma.");
            if (!_lexicon.TryGetValue(form, out var entries))
                _lexicon[form] = entries = [];
            entries.Add((UposNames.Parse(upos), lemma));
        }
    }

    /// <summary>Number of rules.</summary>
    public int Count => _rules.Length;

    /// <summary>The lemma by the lexicon, by the list of irregular forms, or by the best-scored rule that fits the form.</summary>
    /// <param name="form">The word.</param>
    /// <param name="upos">Its tag.</param>
    /// <param name="scores">One for each rule; those that do not fit are overwritten.</param>
    /// <returns>Null when the lemma is the form itself.</returns>
    public string? Lemmatize(ReadOnlySpan<char> form, Upos upos, Span<float> scores)
    {
        Span<char> buffer = form.Length <= 128 ? stackalloc char[form.Length] : new char[form.Length];
        form.ToLowerInvariant(buffer);
        if (_lexicon.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer, out var entries))
            foreach (var entry in entries)
                if (entry.Upos == upos)
                    return form.SequenceEqual(entry.Lemma) ? null : entry.Lemma;
        var guess = Guess(form, buffer, scores);
        form.ToLowerInvariant(buffer);
        if (guess is not null)
            guess = LemmaSpelling.Mend(buffer, upos, guess, _isKnown);
        return IrregularForms.Mend(buffer, upos, guess);
    }

    /// <summary>By the best-scored rule that fits; null: the form itself.</summary>
    string? Guess(ReadOnlySpan<char> form, Span<char> buffer, Span<float> scores)
    {
        for (var tries = 0; tries < 16; tries++)
        {
            var best = TensorPrimitives.IndexOfMax<float>(scores);
            var (kind, off, on) = _rules[best];
            switch (kind)
            {
                case 'K':
                    form.CopyTo(buffer);
                    break;
                case 'T':
                    form.ToLowerInvariant(buffer);
                    if (buffer.Length > 0)
                        buffer[0] = char.ToUpperInvariant(form[0]);
                    break;
                default:
                    form.ToLowerInvariant(buffer);
                    break;
            }
            if (buffer.EndsWith(off) && buffer.Length - off.Length + on.Length > 0)
                return on == off && form.SequenceEqual(buffer) ? null : string.Concat(buffer[..^off.Length], on);
            scores[best] = float.NegativeInfinity;
        }
        return null;
    }
}
