using FsCheck.Xunit;

namespace Demarche.Knowledge.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("U.S.", "us")]
    [InlineData("Bosnia-Herzegovina", "bosnia herzegovina")]
    [InlineData("People's", "people s")]
    [InlineData("People’s", "people s")]
    [InlineData("Ålesund", "alesund")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Weiß", "weiss")]
    [InlineData("AT&T", "at & t")]
    [InlineData("Washington, D.C.", "washington , dc")]
    [InlineData("华为", "华为")]
    public void Words_are_compared_by_their_atoms(string text, string expected)
    {
        var atoms = new List<string>();
        var reader = new AtomReader(text, stackalloc char[AtomReader.BufferSize]);
        while (reader.MoveNext())
            atoms.Add(reader.Atom.ToString());
        Assert.Equal(expected, string.Join(' ', atoms));
    }

    [Theory]
    [InlineData("minister of commerce", "ministers of commerce", 0)]
    [InlineData("commerce minister", "commerce ministers", 1)]
    [InlineData("attorney general", "attorneys general", 1)]
    [InlineData("secretary-general", "secretaries-general", 1)]
    [InlineData("policeman", "policemen", 0)]
    [InlineData("secretary", "secretaries", 0)]
    public void Nouns_have_a_head_and_a_plural(string noun, string plural, int head)
    {
        var (found, plurals) = Nouns.Inflect(noun);
        Assert.Equal(head, found);
        Assert.Contains(plural, plurals);
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_cut_into_atoms_that_lie_in_it(FsCheck.NonNull<string> text)
    {
        var reader = new AtomReader(text.Get, stackalloc char[AtomReader.BufferSize]);
        var last = 0;
        while (reader.MoveNext())
        {
            Assert.InRange(reader.Start, last, text.Get.Length);
            Assert.InRange(reader.End, reader.Start, text.Get.Length);
            last = reader.End;
        }
    }
}
