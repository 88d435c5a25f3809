using System.Text;
using Demarche.Language.Conllu;

namespace Demarche.Language.Tests.Conllu;

/// <summary>The cases by which the shared task's own script tests its alignment: a word, or a multiword token followed by its words.</summary>
public class UdScoreTests
{
    [Theory]
    [InlineData("abc", "a b c", 0)]
    [InlineData("a b c", "a b c", 3)]
    [InlineData("abcd", "a b c d", 0)]
    [InlineData("abc", "abc", 1)]
    [InlineData("a bc d", "a b c d", 2)]
    [InlineData("abc>a,b,c d", "a b c d", 4)]
    [InlineData("abc>a,b,c d", "abc>a,b,c d", 4)]
    [InlineData("abcd>a,b,c,d", "ab>a,b cd>c,d", 4)]
    [InlineData("abc>a,b,c de>d,e", "a bcd>b,c,d e", 5)]
    [InlineData("abc>x,y,z", "abc>x,z", 2)]
    [InlineData("abc>a,BX,c def>d,EX,f", "abc>a,b,c def>d,e,f", 4)]
    [InlineData("a bc>b,c d", "ab>a,b cd>c,d", 4)]
    public void Words_align(string gold, string system, int correct)
    {
        var score = UdScore.Of(Read(gold), Read(system));
        Assert.Equal(correct, score.Words.Correct);
        Assert.Equal(Words(gold), score.Words.Gold);
        Assert.Equal(Words(system), score.Words.System);
    }

    [Fact]
    public void Heads_and_relations_count_on_aligned_words()
    {
        const string gold = "1\ta\ta\tNOUN\t_\t_\t2\tnsubj:pass\t_\t_\n2\tb\tb\tVERB\t_\t_\t0\troot\t_\t_\n3\tc\tc\tNOUN\t_\t_\t2\tobj\t_\t_\n\n";
        const string system = "1\ta\tx\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tb\tb\tNOUN\t_\t_\t0\troot\t_\t_\n3\tc\tc\tNOUN\t_\t_\t1\tobj\t_\t_\n\n";
        var score = UdScore.Of(ConlluReader.ReadDocument(gold), ConlluReader.ReadDocument(system));
        Assert.Equal((2L, 2L, 2L, 2L), (score.Upos.Correct, score.Lemmas.Correct, score.Uas.Correct, score.Las.Correct));
    }

    [Fact]
    public void Other_characters_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => UdScore.Of(Read("a b"), Read("a c")));
        Assert.Contains("differ after 1 characters", error.Message, StringComparison.Ordinal);
    }

    static int Words(string line) => line.Split(' ').Sum(token => token.Contains('>') ? token.Split(',').Length : 1);

    static Document Read(string line)
    {
        var conllu = new StringBuilder();
        var id = 1;
        foreach (var token in line.Split(' '))
        {
            var parts = token.Split('>');
            var words = parts.Length == 1 ? [token] : parts[1].Split(',');
            if (parts.Length > 1)
                conllu.Append($"{id}-{id + words.Length - 1}\t{parts[0]}\t_\t_\t_\t_\t_\t_\t_\t_\n");
            foreach (var word in words)
            {
                conllu.Append($"{id}\t{word}\t_\tX\t_\t_\t{id - 1}\t{(id == 1 ? "root" : "dep")}\t_\t_\n");
                id++;
            }
        }
        return ConlluReader.ReadDocument(conllu.Append('\n').ToString());
    }
}
