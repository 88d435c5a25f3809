using System.Text.Json;
using Demarche.Testing;

namespace Demarche.Cli.Tests;

public sealed class OtherCommandTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Relate_keeps_every_column_and_adds_two()
    {
        _run.Write("a.tsv", "\tmarked_sentence\tgold_root\n1\t<s>A</s> praised <t>B</t>.\tSUPPORT\n2\t\"<s>A</s> said \"\"so\"\".\"\tYIELD\n\n3\tA did.\tAID\n4\tx\n5\t<s>A</s>\tAID\n");
        Snapshot.Verify(_run.Show("relate @a.tsv --score gold_root") + "\n" + _run.Show("relate @a.tsv --format jsonl"));
    }

    [Fact]
    public void Relate_reads_standard_input_and_does_not_overwrite_a_column()
    {
        Assert.Equal(0, _run.Demarche("relate -", "type\tmarked_sentence\nx\t<s>A</s> praised <t>B</t>.\n"));
        Assert.Equal("type\tmarked_sentence\tdemarche_type\tdemarche_confidence\nx\t<s>A</s> praised <t>B</t>.\tSUPPORT\t0.75\n", _run.Output);
    }

    [Fact]
    public void Parse_writes_conllu()
    {
        _run.Write("a.txt", "Ann in Bonn\n\nAnn didn't meet Bob. He left.\n");
        Snapshot.Verify(_run.Show("parse @a.txt"));
    }

    [Fact]
    public void Parse_writes_json_of_text_from_standard_input()
    {
        Assert.Equal(0, _run.Demarche("parse - --format json", "Ann met Bob. He left."));
        var item = JsonDocument.Parse(_run.Output).RootElement;
        Assert.Equal(["Ann met Bob.", "He left."], item.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString()));
    }

    [Fact]
    public void Parse_keeps_the_words_of_conllu()
    {
        const string Conllu = "# sent_id = 1\n# text = Ann wept .\n1\tAnn\t_\t_\t_\t_\t_\t_\t_\t_\n2\twept\t_\t_\t_\t_\t_\t_\t_\t_\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
        Assert.Equal(0, _run.Demarche("parse --input conllu -", Conllu));
        Assert.StartsWith("# sent_id = 1\n# text = Ann wept .\n1\tAnn\t", _run.Output);
        _run.Write("a.conllu", Conllu + "1\tx\n");
        Assert.Equal(2, _run.Demarche("parse @a.conllu"));
        Assert.Contains("@a.conllu(7)", _run.Error);
    }

    [Fact]
    public void Resolve_shows_candidates_and_why() => Snapshot.Verify(
        _run.Show("resolve Ann --date 2023-12-06 --context X.") + "\n" + _run.Show("resolve Ann Bob rain") + "\n" + _run.Show("resolve Ann --format json"));

    [Fact]
    public void Evaluate_prints_figures_and_errors()
    {
        _run.Write("gold/a.txt", """
            @ a-1 2023-12-07 wire
            = Ann meets Bob
            Ann met Bob on Wednesday.
              CONSULT actual · met · A Ann = . DEU GOV · A Bob = . - UNK · D 2023-12-06
            Cid wept.
              PROTEST actual · wept
            """);
        _run.Write("gold/b.jsonl", """{"id":"b","sentences":["Ann met Bob."],"events":[{"sentence":0,"trigger":"met","type":"CONSULT","mode":"visit","status":"future","actors":[{"text":"Ann","country":"FRA","sector":"UNK"}],"recipients":[]}]}""");
        Snapshot.Verify(_run.Show("evaluate @gold --errors @errors.txt") + "\n" + File.ReadAllText(_run.PathOf("errors.txt")) + "\n" + _run.Show("evaluate @gold --format json"));
    }

    [Fact]
    public void Evaluate_names_a_slip_in_the_gold()
    {
        _run.Write("a.txt", "@ a-1 2023-12-07 wire\nAnn met Bob.\n  MEETS actual · met\n");
        Assert.Equal(2, _run.Demarche("evaluate @a.txt"));
        Assert.StartsWith("demarche evaluate: @a.txt(3): 'MEETS' is no event type", _run.Error);
    }

    [Fact]
    public void Evaluate_writes_gold_as_jsonl()
    {
        _run.Write("a.txt", "@ a-1 2023-12-07 wire\nAnn met Bob.\n  CONSULT actual · met · A Ann = . - UNK\n");
        Assert.Equal(0, _run.Demarche("evaluate @a.txt --write-gold @gold.jsonl"));
        Assert.StartsWith("""{"id":"a-1","title":null,"published":"2023-12-07","genre":"wire","sentences":["Ann met Bob."],"events":[{"sentence":0,""",
            File.ReadAllText(_run.PathOf("gold.jsonl")));
    }
}
