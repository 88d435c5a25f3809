using System.Globalization;
using System.Text;
using Demarche.Language.Neural;
using Demarche.Testing;

namespace Demarche.Language.Tests.Neural;

/// <summary>The whole network with a tiny file of random weights, against what PyTorch computes with it.</summary>
public class NeuralAnnotatorTests
{
    static readonly string s_folder = Checkout.PathOf("tests", "Demarche.Language.Tests", "Neural");
    static readonly string s_weights = Path.Combine(s_folder, "tiny.dmm");

    static DocumentBuilder Tokenized(params string[][] sentences)
    {
        var text = string.Join(" ", sentences.SelectMany(words => words));
        var builder = new DocumentBuilder(text);
        var at = 0;
        foreach (var words in sentences)
        {
            builder.BeginSentence(TextField.Text, SentenceKind.Prose, 0);
            foreach (var word in words)
            {
                builder.AddToken(new(at, at + word.Length));
                at += word.Length + 1;
            }
        }
        return builder;
    }

    static string Render(Document document)
    {
        var text = new StringBuilder();
        foreach (var sentence in document.Sentences)
            foreach (var token in sentence)
                text.Append(CultureInfo.InvariantCulture, $"{token.Form} {token.Lemma} {token.Upos} {token.Morphology} {token.Head} {token.DepRel}\n");
        foreach (var mention in document.Mentions)
            text.Append(CultureInfo.InvariantCulture, $"{mention}\n");
        return text.ToString();
    }

    static string Annotate(int threads, params DocumentBuilder[] documents)
    {
        NeuralAnnotator.Load(s_weights, threads).Annotate(documents);
        return string.Concat(documents.Select(document => Render(document.Build())));
    }

    [Fact]
    public void Scores_are_those_of_PyTorch()
    {
        var network = new Network(WeightFile.Read(s_weights));
        var sentences = File.ReadLines(Path.Combine(s_folder, "tiny.tsv")).Skip(1).Select(line => line.Split('\t')).GroupBy(row => row[0])
            .Select(group => group.ToArray()).ToList();
        var workspace = new Workspace();
        Network.Begin(workspace);
        foreach (var row in sentences.SelectMany(rows => rows))
            network.Add(workspace, row[1]);
        int[] starts = [0, .. sentences.Select((_, i) => sentences.Take(i + 1).Sum(rows => rows.Length))];
        network.Run(workspace, starts);
        var tokens = starts[^1];
        var heads = new int[tokens];
        for (var s = 0; s < sentences.Count; s++)
        {
            var (start, length) = (starts[s], sentences[s].Length);
            var names = network.NameScores(workspace, start, tokens, out var stride);
            var arcs = network.ArcScores(workspace, start, length, tokens);
            for (var t = 0; t < length; t++)
            {
                var row = sentences[s][t];
                AssertClose(row[2], network.TagScores(workspace, start + t, tokens));
                AssertClose(row[3], names.Slice(t * stride, NameDecoder.Tags));
                var scores = arcs.Slice(t * (length + 1), Math.Min(length + 1, 14)).ToArray();
                if (t + 1 < scores.Length)
                    scores[t + 1] = 0; // a word as its own head
                AssertClose(row[5], scores);
                heads[start + t] = t == 0 ? -1 : start + (t + 3) % length;
            }
        }
        var relations = network.RelationScores(workspace, heads, out var relationStride);
        for (var s = 0; s < sentences.Count; s++)
            for (var t = 0; t < sentences[s].Length; t++)
                AssertClose(sentences[s][t][4], relations.Slice((starts[s] + t) * relationStride, network.DepRel.Length));
    }

    static void AssertClose(string expected, ReadOnlySpan<float> actual)
    {
        var values = expected.Split(' ').Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(values.Length, actual.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], actual[i], 2e-4f * (1 + MathF.Abs(values[i])));
    }

    static DocumentBuilder Item(int seed)
    {
        string[] words = ["the", "Minister", "met", "executives", "Paris", ",", "said", "2005", "Wang", "talks", "."];
        var random = new Random(seed);
        return Tokenized([.. Enumerable.Range(0, 12).Select(_ =>
            Enumerable.Range(0, 1 + random.Next(60)).Select(_ => words[random.Next(words.Length)] + (random.Next(3) == 0 ? random.Next(9) : "")).ToArray())]);
    }

    [Fact]
    public void Neither_batch_nor_threads_change_the_annotation()
    {
        var alone = string.Concat(Enumerable.Range(0, 8).Select(seed => Annotate(1, Item(seed))));
        Assert.Equal(alone, Annotate(1, [.. Enumerable.Range(0, 8).Select(Item)]));
        Assert.Equal(alone, Annotate(3, [.. Enumerable.Range(0, 8).Select(Item)]));
    }

    [Fact]
    public void A_sentence_without_end_is_one_tree()
    {
        var document = Tokenized([.. Enumerable.Range(0, 2).Select(_ => Enumerable.Repeat("talks", 1_500).ToArray())]);
        NeuralAnnotator.Load(s_weights).Annotate([document]);
        foreach (var sentence in document.Build().Sentences)
        {
            var roots = 0;
            foreach (var token in sentence)
            {
                roots += token.Head < 0 ? 1 : 0;
                Assert.InRange(token.Head, -1, sentence.Length - 1);
                Assert.NotEqual(token.Index, token.Head);
            }
            Assert.Equal(1, roots);
        }
    }

    [Fact]
    public void A_document_without_sentences_is_left_alone() => Assert.Equal("", Annotate(2, new DocumentBuilder("")));

    [Fact]
    public void The_version_is_that_of_the_weights() => Assert.Equal("tiny", NeuralAnnotator.Load(s_weights).Version);

    [Fact]
    public void Other_files_are_refused()
    {
        var bytes = File.ReadAllBytes(s_weights);
        Assert.Contains("not a weight file", Assert.Throws<FormatException>(() => new WeightFile("PK.............."u8.ToArray(), "x")).Message);
        Assert.Contains("x: the directory", Assert.Throws<FormatException>(() => new WeightFile(bytes[..400], "x")).Message);
        bytes[8] = 9;
        Assert.Contains("weight format 9", Assert.Throws<FormatException>(() => new WeightFile(bytes, "x")).Message);
    }
}
