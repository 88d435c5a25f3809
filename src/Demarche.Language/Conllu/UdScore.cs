using System.Globalization;
using System.Text;

namespace Demarche.Language.Conllu;

/// <summary>Counts behind precision, recall and F1 of one measure.</summary>
/// <param name="Gold">Items in the gold standard.</param>
/// <param name="System">Items the system gave.</param>
/// <param name="Correct">Items that agree.</param>
public readonly record struct F1(long Gold, long System, long Correct)
{
    /// <summary>Share of the system's items that are right; 0 when there are none.</summary>
    public double Precision => System == 0 ? 0 : (double)Correct / System;

    /// <summary>Share of the gold items that were found; 0 when there are none.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;

    /// <summary>Harmonic mean of the two.</summary>
    public double Value => Gold + System == 0 ? 0 : 2.0 * Correct / (Gold + System);

    /// <summary>Sums the counts, for measures over several documents.</summary>
    public static F1 operator +(F1 left, F1 right) =>
        new(left.Gold + right.Gold, left.System + right.System, left.Correct + right.Correct);

    /// <summary>The same as the operator.</summary>
    public static F1 Add(F1 left, F1 right) => left + right;
}

/// <summary>
/// The measures of the CoNLL 2018 shared task, and span F1 of names. Words are aligned by the characters they cover, so the two
/// documents may be tokenized differently, but must hold the same characters once white space is left out.
/// </summary>
/// <remarks>
/// As <c>conll18_ud_eval.py</c>: inside multiword tokens words are aligned by longest common subsequence of their lower-cased forms;
/// relations are compared without subtype; a gold lemma <c>_</c> is always right. Zeman et al., "CoNLL 2018 Shared Task" (2018).
/// </remarks>
public sealed record UdScore
{
    /// <summary>Surface tokens, a multiword token counting once.</summary>
    public F1 Tokens { get; init; }

    /// <summary>Sentences.</summary>
    public F1 Sentences { get; init; }

    /// <summary>Syntactic words.</summary>
    public F1 Words { get; init; }

    /// <summary>Words with the right universal tag.</summary>
    public F1 Upos { get; init; }

    /// <summary>Words with the right lemma.</summary>
    public F1 Lemmas { get; init; }

    /// <summary>Words with the right head.</summary>
    public F1 Uas { get; init; }

    /// <summary>Words with the right head and universal relation.</summary>
    public F1 Las { get; init; }

    /// <summary>Named mentions with the right first and last character and kind.</summary>
    public F1 Names { get; init; }

    /// <summary>Sums the counts, for measures over several documents.</summary>
    public static UdScore operator +(UdScore left, UdScore right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Tokens = left.Tokens + right.Tokens,
            Sentences = left.Sentences + right.Sentences,
            Words = left.Words + right.Words,
            Upos = left.Upos + right.Upos,
            Lemmas = left.Lemmas + right.Lemmas,
            Uas = left.Uas + right.Uas,
            Las = left.Las + right.Las,
            Names = left.Names + right.Names,
        };
    }

    /// <summary>The same as the operator.</summary>
    public static UdScore Add(UdScore left, UdScore right) => left + right;

    /// <summary>Scores one document against gold.</summary>
    /// <exception cref="ArgumentException">The two do not hold the same characters; the message shows where they part.</exception>
    public static UdScore Of(Document gold, Document system)
    {
        var (g, s) = (Side.Of(gold), Side.Of(system));
        CheckCharacters(g.Characters, s.Characters);

        var aligned = Align(g.Words, s.Words);
        var systemOfGold = new int[g.Words.Count];
        Array.Fill(systemOfGold, -1);
        var goldOfSystem = new int[s.Words.Count];
        Array.Fill(goldOfSystem, -1);
        foreach (var (a, b) in aligned)
            (systemOfGold[a], goldOfSystem[b]) = (b, a);

        long upos = 0, lemmas = 0, uas = 0, las = 0;
        foreach (var (a, b) in aligned)
        {
            var (goldWord, systemWord) = (g.Words[a], s.Words[b]);
            if (goldWord.Upos == systemWord.Upos)
                upos++;
            if (goldWord.Lemma == "_" || goldWord.Lemma == systemWord.Lemma)
                lemmas++;
            var sameHead = systemWord.Head < 0 ? goldWord.Head < 0 : goldWord.Head >= 0 && goldOfSystem[systemWord.Head] == goldWord.Head;
            if (sameHead)
            {
                uas++;
                if (goldWord.DepRel.Universal() == systemWord.DepRel.Universal())
                    las++;
            }
        }
        F1 OfWords(long correct) => new(g.Words.Count, s.Words.Count, correct);
        return new()
        {
            Tokens = Common(g.Tokens, s.Tokens),
            Sentences = Common(g.Sentences, s.Sentences),
            Words = OfWords(aligned.Count),
            Upos = OfWords(upos),
            Lemmas = OfWords(lemmas),
            Uas = OfWords(uas),
            Las = OfWords(las),
            Names = CommonNames(g.Names, s.Names),
        };
    }

    /// <summary>Reads gold CoNLL-U, has its raw text read anew, and scores the result over all documents.</summary>
    /// <param name="gold">CoNLL-U; streamed.</param>
    /// <param name="read">Gives a document for a raw text: paragraphs between blank lines, one space between sentences.</param>
    /// <param name="path">Name of the source for messages.</param>
    /// <exception cref="FormatException">A line is not CoNLL-U.</exception>
    public static UdScore OfRawText(TextReader gold, Func<string, Document> read, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        var total = new UdScore();
        foreach (var document in ConlluReader.ReadDocuments(gold, path))
            total += Of(document, read(document.Text));
        return total;
    }

    /// <summary>As <see cref="OfRawText"/>, but sentences and words of the gold are kept and only the columns predicted.</summary>
    /// <param name="gold">CoNLL-U; streamed.</param>
    /// <param name="annotate">Gives a document for one whose columns are empty.</param>
    /// <param name="path">Name of the source for messages.</param>
    /// <exception cref="FormatException">A line is not CoNLL-U.</exception>
    public static UdScore OfGoldWords(TextReader gold, Func<DocumentBuilder, Document> annotate, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(annotate);
        var total = new UdScore();
        foreach (var item in ConlluReader.ReadItems(gold, path))
        {
            var document = item.Builder.Build();
            total += Of(document, annotate(item.Builder));
        }
        return total;
    }

    /// <summary>A table for the terminal, one measure a line, in per cent.</summary>
    public override string ToString()
    {
        var table = new StringBuilder("measure    precision  recall      F1    gold\n");
        foreach (var (name, f1) in new[]
        {
            ("Tokens", Tokens), ("Sentences", Sentences), ("Words", Words), ("UPOS", Upos), ("Lemmas", Lemmas), ("UAS", Uas),
            ("LAS", Las), ("Names", Names),
        })
        {
            table.Append(CultureInfo.InvariantCulture,
                $"{name,-10} {100 * f1.Precision,9:0.00} {100 * f1.Recall,7:0.00} {100 * f1.Value,7:0.00} {f1.Gold,7}\n");
        }
        return table.ToString();
    }

    static void CheckCharacters(string gold, string system)
    {
        var same = gold.AsSpan().CommonPrefixLength(system);
        if (same == gold.Length && same == system.Length)
            return;
        string From(string text) => text.Length > same ? text.Substring(same, Math.Min(20, text.Length - same)) : "(end)";
        throw new ArgumentException(
            $"The documents differ after {same} characters: gold goes on \"{From(gold)}\", the system \"{From(system)}\"; score the same text.");
    }

    static F1 Common(List<(int Start, int End)> gold, List<(int Start, int End)> system)
    {
        int a = 0, b = 0;
        long correct = 0;
        while (a < gold.Count && b < system.Count)
        {
            if (system[b].Start < gold[a].Start)
                b++;
            else if (gold[a].Start < system[b].Start)
                a++;
            else
            {
                if (gold[a].End == system[b].End)
                    correct++;
                a++;
                b++;
            }
        }
        return new(gold.Count, system.Count, correct);
    }

    static F1 CommonNames(HashSet<(int, int, MentionKind)> gold, HashSet<(int, int, MentionKind)> system) =>
        new(gold.Count, system.Count, gold.Count(system.Contains));

    sealed record Word(int Start, int End, bool Multi, string Form, string Lemma, Upos Upos, int Head, DepRel DepRel);

    /// <summary>A document by its visible characters, counted from 0.</summary>
    sealed class Side
    {
        public string Characters { get; private set; } = "";
        public List<(int Start, int End)> Tokens { get; } = [];
        public List<(int Start, int End)> Sentences { get; } = [];
        public List<Word> Words { get; } = [];
        public HashSet<(int, int, MentionKind)> Names { get; } = [];

        public static Side Of(Document document)
        {
            var side = new Side();
            var characters = new StringBuilder();
            var multiword = 0;
            var table = document.Table;
            foreach (var sentence in document.Sentences)
            {
                var sentenceStart = characters.Length;
                var text = document.TextOf(sentence.Field);
                for (var i = 0; i < sentence.Length;)
                {
                    var start = characters.Length;
                    var end = i + 1;
                    var surface = sentence[i].Span;
                    if (multiword < table.Multiword.Length && table.Multiword[multiword].First == sentence[i].DocumentIndex)
                    {
                        end = table.Multiword[multiword].End - sentence.First;
                        surface = table.Multiword[multiword++].Span;
                    }
                    foreach (var c in surface.In(text))
                        if (!char.IsWhiteSpace(c))
                            characters.Append(c);
                    side.Tokens.Add((start, characters.Length));
                    for (; i < end; i++)
                    {
                        var token = sentence[i];
                        side.Words.Add(new(start, characters.Length, end - i > 1 || token.Span != surface, token.Form, token.Lemma, token.Upos,
                            token.Head < 0 ? -1 : sentence.First + token.Head, token.DepRel));
                    }
                }
                side.Sentences.Add((sentenceStart, characters.Length));
            }
            side.Characters = characters.ToString();
            foreach (var mention in document.Mentions)
                side.Names.Add((side.Words[mention.First].Start, side.Words[mention.End - 1].End, mention.Kind));
            return side;
        }
    }

    /// <summary>Pairs of indexes of words that are the same word.</summary>
    static List<(int Gold, int System)> Align(List<Word> gold, List<Word> system)
    {
        var pairs = new List<(int, int)>();
        int a = 0, b = 0;
        while (a < gold.Count && b < system.Count)
        {
            if (gold[a].Multi || system[b].Multi)
            {
                // A word that begins before the multiword token on the other side has no partner.
                if (gold[a].Multi && !system[b].Multi && system[b].Start < gold[a].Start)
                    b++;
                else if (!gold[a].Multi && gold[a].Start < system[b].Start)
                    a++;
                else
                {
                    var (goldFirst, systemFirst) = (a, b);
                    PassMultiword(gold, system, ref a, ref b);
                    Subsequence(gold, goldFirst, a, system, systemFirst, b, pairs);
                }
            }
            else if (gold[a].Start == system[b].Start && gold[a].End == system[b].End)
                pairs.Add((a++, b++));
            else if (gold[a].Start <= system[b].Start)
                a++;
            else
                b++;
        }
        return pairs;
    }

    /// <summary>Advances past the words of overlapping multiword tokens on either side.</summary>
    static void PassMultiword(List<Word> gold, List<Word> system, ref int a, ref int b)
    {
        var end = gold[a].Multi ? gold[a].End : system[b].End;
        bool Beyond(List<Word> words, int i) =>
            i >= words.Count || (words[i].Multi ? words[i].Start >= end : words[i].End > end);
        while (!Beyond(gold, a) || !Beyond(system, b))
        {
            var word = a < gold.Count && (b >= system.Count || gold[a].Start <= system[b].Start) ? gold[a++] : system[b++];
            if (word.Multi)
                end = Math.Max(end, word.End);
        }
    }

    static void Subsequence(
        List<Word> gold, int goldFirst, int goldEnd, List<Word> system, int systemFirst, int systemEnd, List<(int, int)> pairs)
    {
        var (n, m) = (goldEnd - goldFirst, systemEnd - systemFirst);
        var longest = new int[n + 1, m + 1];
        bool Same(int i, int j) =>
            gold[goldFirst + i].Form.Equals(system[systemFirst + j].Form, StringComparison.OrdinalIgnoreCase);
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                longest[i, j] = Same(i, j) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (Same(i, j))
                pairs.Add((goldFirst + i++, systemFirst + j++));
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }
    }
}
