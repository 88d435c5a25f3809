using System.Text;
using Demarche.Language.Conllu;
using Demarche.Testing;

namespace Demarche.Language.Tests.Conllu;

public class DocumentJsonTests
{
    [Fact]
    public void One_document()
    {
        var builder = new DocumentBuilder("“Yes,” Wang’s aide said.", "A \uD800 title");
        builder.BeginSentence(TextField.Title, SentenceKind.Title, 0);
        builder.AddToken(new(0, 1));
        builder.BeginSentence(TextField.Text, SentenceKind.Prose, 0);
        foreach (var (start, end) in ((int, int)[])[(0, 1), (1, 4), (4, 5), (5, 6), (7, 11), (11, 13), (14, 18), (19, 23), (23, 24)])
            builder.AddToken(new(start, end));
        builder.AddMultiword(5, 7, new(7, 13));
        builder.Upos[5] = Upos.Propn;
        builder.Head[5] = 6;
        builder.DepRel[5] = DepRel.NmodPoss;
        builder.AddMention(new(5, 6, MentionKind.Person));
        builder.AddQuotation(new(TextField.Text, new(0, 6), Speaker: 7, Verb: 8));
        using var json = new MemoryStream();
        DocumentJson.Write(json, builder.Build(), "x");
        Snapshot.Verify(Encoding.UTF8.GetString(json.ToArray()));
    }
}
