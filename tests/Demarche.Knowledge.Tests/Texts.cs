using System.Globalization;
using System.Text;
using Demarche.Language;
using Demarche.Language.Conllu;

namespace Demarche.Knowledge.Tests;

/// <summary>Documents by hand, and mentions as one line each.</summary>
static class Texts
{
    /// <summary>
    /// A document from sentences of <c>form/UPOS/head/relation</c> (and <c>/lemma</c> where it matters), heads from 1; a line is a sentence, <c>title:</c> before it makes it the title's.
    /// A form that ends in <c>_</c> has no space after it. Nouns in <c>s</c> are plural.
    /// </summary>
    public static Document Read(string text)
    {
        var conllu = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sentence = line;
            if (line.StartsWith("title:", StringComparison.Ordinal))
            {
                conllu.Append("# field = title\n");
                sentence = line[6..];
            }
            var id = 0;
            foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = word.Split('/');
                if (parts.Length is < 4 or > 5)
                    throw new FormatException($"'{word}': write form/UPOS/head/relation, and where it matters /lemma.");
                var joined = parts[0].Length > 1 && parts[0].EndsWith('_');
                var form = joined ? parts[0][..^1] : parts[0];
                var plural = parts[1] is "NOUN" && form.EndsWith('s') || form is "people";
                var lemma = parts.Length == 5 ? parts[4] : plural && form.EndsWith('s') ? (form.EndsWith("ies", StringComparison.Ordinal) ? form[..^3] + "y" : form[..^1]) : form;
                conllu.Append(CultureInfo.InvariantCulture,
                    $"{++id}\t{form}\t{lemma.ToLowerInvariant()}\t{parts[1]}\t_\t{(plural ? "Number=Plur" : Tense(parts[1], form))}\t{parts[2]}\t{parts[3]}\t_\t{(joined ? "SpaceAfter=No" : "_")}\n");
            }
            conllu.Append('\n');
        }
        return ConlluReader.ReadDocument(conllu.ToString());
    }

    static string Tense(string upos, string form) => upos switch
    {
        "VERB" when form.EndsWith("ed", StringComparison.Ordinal) || form is "met" or "said" or "went" => "Tense=Past|VerbForm=Fin",
        _ => "_",
    };

    /// <summary>Each mention that heads a phrase: <c>words → name [kind country sector]</c>.</summary>
    public static string Mentions(ResolvedDocument resolved)
    {
        var lines = new StringBuilder();
        foreach (var sentence in resolved.Document.Sentences)
        {
            for (var t = 0; t < sentence.Length; t++)
            {
                if (resolved.ActorAt(sentence.Ordinal, t) is not { } actor || actor.Head != t)
                    continue;
                var text = actor.SpanIn(resolved.Document).In(resolved.Document.TextOf(sentence.Field));
                lines.Append(CultureInfo.InvariantCulture, $"{text} → {actor.Name} [{actor.Kind} {actor.Country ?? "-"} {actor.Sector}]");
                if (actor.Office is not null)
                    lines.Append(CultureInfo.InvariantCulture, $" {actor.Office}");
                if (actor.Organization is not null)
                    lines.Append(CultureInfo.InvariantCulture, $" of {actor.Organization}");
                if (actor.Members.Count > 0)
                    lines.Append(CultureInfo.InvariantCulture, $" = {string.Join(" + ", actor.Members.Select(member => member.Name))}");
                lines.Append('\n');
            }
        }
        return lines.ToString().TrimEnd('\n');
    }
}
