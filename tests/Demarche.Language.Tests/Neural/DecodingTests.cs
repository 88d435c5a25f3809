using Demarche.Language.Neural;

namespace Demarche.Language.Tests.Neural;

/// <summary>Trees, names and lemmas from scores.</summary>
public class DecodingTests
{
    [Fact]
    public void The_tree_is_the_best_of_all_trees()
    {
        var random = new Random(5);
        for (var round = 0; round < 600; round++)
        {
            var n = 1 + round % 5;
            var scores = new float[n * (n + 1)];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = random.Next(100);
            var heads = new int[n];
            new SpanningTree().Find([.. scores], heads);
            Assert.Equal(1, heads.Count(h => h < 0));
            Assert.Equal(BestTotal(scores, n), Total(scores, heads));
        }
    }

    static float Total(float[] scores, int[] heads) => heads.Select((h, d) => scores[d * (heads.Length + 1) + h + 1]).Sum();

    static float BestTotal(float[] scores, int n)
    {
        var best = float.NegativeInfinity;
        for (var code = 0; code < Math.Pow(n + 1, n); code++)
        {
            var heads = new int[n];
            for (int d = 0, rest = code; d < n; d++, rest /= n + 1)
                heads[d] = rest % (n + 1) - 1;
            if (heads.Count(h => h < 0) == 1 && IsTree(heads))
                best = Math.Max(best, Total(scores, heads));
        }
        return best;
    }

    static bool IsTree(int[] heads)
    {
        for (var start = 0; start < heads.Length; start++)
        {
            var at = start;
            for (var steps = 0; at >= 0; at = heads[at])
                if (++steps > heads.Length)
                    return false;
        }
        return true;
    }

    [Fact]
    public void A_long_sentence_has_one_root_and_no_cycle()
    {
        var random = new Random(6);
        const int N = 300;
        var scores = new float[N * (N + 1)];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = random.NextSingle();
        var heads = new int[N];
        new SpanningTree().Find(scores, heads);
        Assert.Equal(1, heads.Count(h => h < 0));
        Assert.True(IsTree(heads));
    }

    [Fact]
    public void Names_are_the_best_legal_tags()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var n = 1 + round % 4;
            var scores = new float[n * 8];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = random.Next(100);
            var mentions = new List<Mention>();
            NameDecoder.Decode(scores, 8, 10, n, mentions);
            var tags = new int[n];
            foreach (var mention in mentions)
                for (var t = mention.First; t < mention.End; t++)
                    tags[t - 10] = 1 + 2 * (int)mention.Kind + (t > mention.First ? 1 : 0);
            var best = 0f;
            for (var code = 0; code < Math.Pow(7, n); code++)
            {
                var (rest, before, total) = (code, 0, 0f);
                for (var t = 0; t < n; t++, rest /= 7)
                {
                    var tag = rest % 7;
                    total += tag is 2 or 4 or 6 && before != tag && before != tag - 1 ? float.NegativeInfinity : scores[t * 8 + tag];
                    before = tag;
                }
                best = Math.Max(best, total);
            }
            Assert.Equal(best, tags.Select((tag, t) => scores[t * 8 + tag]).Sum());
        }
    }

    [Fact]
    public void Two_names_side_by_side_stay_two()
    {
        var scores = new float[4 * 7];
        (scores[0 * 7 + 1], scores[1 * 7 + 1], scores[2 * 7 + 2], scores[3 * 7 + 6]) = (9, 9, 9, 5); // B-PER B-PER I-PER, a stray I-LOC
        var mentions = new List<Mention>();
        NameDecoder.Decode(scores, 7, 0, 4, mentions);
        Assert.Equal([new(0, 1, MentionKind.Person), new(1, 3, MentionKind.Person)], mentions.Take(2));
    }

    static readonly LemmaRules s_rules = new(["L\t\t", "L\ts\t", "L\ties\ty", "K\t\t", "T\ts\t"], ["met\tVERB\tmeet"], _ => true);

    [Theory]
    [InlineData("talks", Upos.Noun, 1, "talk")]
    [InlineData("Talks", Upos.Noun, 1, "talk")]
    [InlineData("TALKS", Upos.Propn, 4, "Talk")]
    [InlineData("talks", Upos.Noun, 0, null)]
    [InlineData("Met", Upos.Verb, 0, "meet")]
    [InlineData("Met", Upos.Propn, 3, null)]
    [InlineData("Met", Upos.Propn, 0, "met")]
    [InlineData("parties", Upos.Noun, 2, "party")]
    [InlineData("sheep", Upos.Noun, 2, null)]
    public void Lemma(string form, Upos upos, int rule, string? expected)
    {
        var scores = new float[5];
        scores[0] = 1; // what is left when the rule does not fit
        scores[rule] = 2;
        Assert.Equal(expected, s_rules.Lemmatize(form, upos, scores));
    }
}
