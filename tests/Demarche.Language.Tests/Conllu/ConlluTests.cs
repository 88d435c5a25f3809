using Demarche.Language.Conllu;

namespace Demarche.Language.Tests.Conllu;

public class ConlluTests
{
    const string Sample =
        "# newdoc id = a\n# newpar\n# text = I can't go.\n"
        + "1\tI\tI\tPRON\tPRP\tNumber=Sing|Person=1\t4\tnsubj\t_\t_\n"
        + "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        + "2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
        + "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_\n"
        + "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
        + "4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_\n"
        + "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
        + "# newpar\n# text = Ask Brad Smith\n"
        + "1\tAsk\task\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\t_\n"
        + "2\tBrad\tBrad\tPROPN\tNNP\tNumber=Sing\t1\tobj\t_\tNER=B-PER\n"
        + "3\tSmith\tSmith\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\tNER=I-PER\n\n";

    [Fact]
    public void Text_is_made_from_the_forms()
    {
        var document = ConlluReader.ReadDocument(Sample);
        Assert.Equal("I can't go.\n\nAsk Brad Smith", document.Text);
        Assert.Equal(["I", "ca", "n't", "go", "."], document[0].Tokens());
        Assert.Equal(3, document[0].Root);
        Assert.Equal(DepRel.Nsubj, document[0][0].DepRel);
        Assert.Equal(new Mention(6, 8, MentionKind.Person), Assert.Single(document.Mentions));
        Assert.Equal(1, document[1].Paragraph);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var written = Write(ConlluReader.ReadDocument(Sample));
        Assert.Equal(written, Write(ConlluReader.ReadDocument(written)));
        Assert.Contains("2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tstart_char=2|end_char=7\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\tI\tI\n", "x.conllu(1): a word has 10 columns between tabs, this line has 3.")]
    [InlineData("2\tI\tI\tPRON\t_\t_\t0\troot\t_\t_\n", "x.conllu(1): the ID is \"2\", but the next word of this sentence is number 1.")]
    [InlineData("1\tI\tI\tPRON\t_\t_\t7\tdep\t_\t_\n\n", "x.conllu(2): the sentence that ends here has 1 words, but one has HEAD 7.")]
    public void Errors_name_the_line(string conllu, string message)
    {
        var error = Assert.Throws<FormatException>(() => ConlluReader.ReadDocument(new StringReader(conllu), "x.conllu"));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_document_scores_full_marks_against_itself()
    {
        var document = ConlluReader.ReadDocument(Sample);
        var score = UdScore.Of(document, document);
        Assert.Equal(new F1(7, 7, 7), score.Tokens);
        Assert.Equal(new F1(8, 8, 8), score.Las);
        Assert.Equal(new F1(1, 1, 1), score.Names);
        Assert.Equal(new F1(2, 2, 2), score.Sentences);
    }

    static string Write(Document document)
    {
        using var text = new StringWriter();
        new ConlluWriter(text).Write(document, "a");
        return text.ToString();
    }
}
