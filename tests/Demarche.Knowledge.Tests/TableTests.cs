namespace Demarche.Knowledge.Tests;

public sealed class TableTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("demarche-tables").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    [Theory]
    [InlineData("# id\tname\taliases\tcountry\tsector\ncompany/a\tA\t\tUSA\tXXX\n", "companies.tsv(2): 'XXX' is no sector")]
    [InlineData("# id\tname\taliases\tcountry\tsector\n\ncompany/a\tA\t\tusa\tBUS\n", "companies.tsv(3): 'usa' is no ISO 3166-1")]
    [InlineData("# id\tname\taliases\tcountry\tsector\ncompany/a\tA\t\tUSA\tBUS\ncompany/a\tB\t\tUSA\tBUS\n", "companies.tsv(3): the id 'company/a' stands twice")]
    [InlineData("# id\tname\taliases\tcountry\ncompany/a\tA\t\tUSA\n", "no column 'sector'")]
    [InlineData("# id\tname\taliases\tcountry\tsector\ncompany/a\tA\t\tUSA\tBUS\tmore\n", "companies.tsv(2): 6 fields, but 5 columns")]
    public void What_a_table_must_not_say_is_named_with_file_and_line(string text, string message)
    {
        Write("companies.tsv", text);
        Assert.Contains(message, Assert.Throws<FormatException>(() => KnowledgeBase.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_of_an_unknown_office_is_named()
    {
        Write("holders.tsv", "# office\tperson\tfrom\tuntil\nnowhere/king\tperson/a\t2020\t\n");
        Assert.Contains("holders.tsv(2): the office 'nowhere/king'", Assert.Throws<FormatException>(() => KnowledgeBase.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("no folder", Assert.Throws<DirectoryNotFoundException>(() => KnowledgeBase.Load(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_folder_loads() => Assert.Empty(KnowledgeBase.Load(_folder).Entities);

    [Fact]
    public void The_tables_of_the_program_load() => Assert.NotEmpty(KnowledgeBase.Load().Entities);
}
