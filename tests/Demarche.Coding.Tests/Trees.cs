using System.Globalization;
using System.Text;
using Demarche.Coding.Lexicon;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Language.Conllu;
using Demarche.Ontology;
using Demarche.Testing;

namespace Demarche.Coding.Tests;

/// <summary>Trees by hand, coded with a lexicon of a few lines and the three states in <c>tables/</c>: no weights are
/// loaded.</summary>
static class Trees
{
    static readonly KnowledgeBase s_knowledge = KnowledgeBase.Load(Checkout.PathOf("tests", "Demarche.Coding.Tests", "tables"));

    static readonly LanguagePipeline s_tokensOnly = new(annotator: null);

    /// <summary>The one place that codes: the events of a text, one line each, against <paramref name="expected"/>.</summary>
    /// <param name="trees">As <see cref="Read"/> takes them.</param>
    /// <param name="expected">Lines of <see cref="EventLine"/>; empty when nothing is to be coded. <c>O</c> is compared where a
    /// line names it.</param>
    /// <param name="frames">The lexicon, in the notation of <c>frames/README.md</c>.</param>
    /// <param name="classes">Its word classes.</param>
    public static void Check(string trees, string expected, string frames, string classes = "") =>
        Assert.Equal(expected.ReplaceLineEndings("\n"),
            string.Join('\n', Code(trees, frames, classes).Select(coded => EventLine.Of(coded, like: expected))));

    /// <summary>The events of a text.</summary>
    public static IReadOnlyList<Event> Code(string trees, string frames, string classes = "")
    {
        var coder = new Coder(s_tokensOnly, s_knowledge, FrameLexicon.Read([("classes.txt", classes), ("test.frames", frames)]));
        var document = Read(trees);
        var article = new Article { Id = "1", Text = document.Text, Title = document.Title, Published = new(2023, 12, 7) };
        return coder.Code(article, document).Events;
    }

    /// <summary>
    /// A document from words written <c>form/UPOS/head/relation</c>, heads counted from 1. Sentences stand between blank lines;
    /// <c>title:</c> before one makes it the title's. <c>form=lemma</c> where the two differ (plurals in -s need none); a fifth
    /// part gives a verb's form: <c>inf</c>, <c>ger</c>, <c>part</c> (past participle), <c>pass</c> (the same, marked passive); a verb without one is finite.
    /// </summary>
    public static Document Read(string trees)
    {
        var conllu = new StringBuilder();
        foreach (var sentence in trees.ReplaceLineEndings("\n").Split("\n\n",
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isTitle = sentence.StartsWith("title:", StringComparison.Ordinal);
            if (isTitle)
                conllu.Append("# field = title\n");
            var id = 0;
            foreach (var word in (isTitle ? sentence[6..] : sentence).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = word.Split('/');
                if (parts.Length is < 4 or > 5)
                    throw new FormatException($"'{word}': write form/UPOS/head/relation, and a verb's form if need be.");
                var (form, lemma) = parts[0].Split('=') is [var left, var right] ? (left, right)
                    : (parts[0], Lemma(parts[0], parts[1]));
                conllu.Append(CultureInfo.InvariantCulture,
                    $"{++id}\t{form}\t{lemma}\t{parts[1]}\t_\t{Features(parts)}\t{parts[2]}\t{parts[3]}\t_\t_\n");
            }
            conllu.Append('\n');
        }
        return ConlluReader.ReadDocument(conllu.ToString());
    }

    static string Lemma(string form, string upos) => upos == "PROPN" ? form
        : upos == "NOUN" && form.EndsWith("ies", StringComparison.Ordinal) ? form[..^3] + "y"
        : upos == "NOUN" && form.EndsWith('s') ? form[..^1]
        : form.ToLowerInvariant();

    static string Features(string[] parts) => (parts[1], parts.ElementAtOrDefault(4)) switch
    {
        (_, "inf") => "VerbForm=Inf",
        (_, "ger") => "VerbForm=Ger",
        (_, "part") => "Tense=Past|VerbForm=Part",
        (_, "pass") => "Tense=Past|VerbForm=Part|Voice=Pass",
        ("VERB", null) => "Mood=Ind|Tense=Past|VerbForm=Fin",
        ("NOUN", null) when parts[0].EndsWith('s') => "Number=Plur",
        (_, null) => "_",
        var (_, form) => throw new FormatException($"'{form}' is no verb's form here."),
    };
}
