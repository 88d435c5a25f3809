using System.Globalization;
using System.Text;
using Demarche.Language.Conllu;
using Demarche.Language.Quotations;

namespace Demarche.Language.Tests.Quotations;

/// <summary>Trees by hand: <c>form/UPOS/head/relation</c> with ids from 1; <c>~</c> after the form: no space follows; lemma after <c>=</c>.</summary>
public class QuotationTests
{
    [Fact]
    public void The_subject_of_the_verb_above_speaks() => Check(
        "“~/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux respond~/VERB/8/ccomp ,~/PUNCT/8/punct ”/PUNCT/8/punct Mao/PROPN/8/nsubj said=say~/VERB/0/root ./PUNCT/8/punct",
        "“We will respond,” Mao said");

    [Fact]
    public void Inverted_order_and_a_verb_that_hangs_on_the_words() => Check(
        "\"~/PUNCT/3/punct It/PRON/3/nsubj ended~=end/VERB/0/root ,~/PUNCT/3/punct \"/PUNCT/3/punct said=say/VERB/3/parataxis Smith~/PROPN/6/nsubj ./PUNCT/3/punct",
        "\"It ended,\" Smith said");

    [Fact]
    public void A_verb_without_a_subject_takes_that_of_the_verb_it_hangs_on() => Check(
        "Wang/PROPN/2/nsubj agreed=agree~/VERB/0/root ,/PUNCT/4/punct adding=add/VERB/2/advcl “~/PUNCT/6/punct Soon~/ADV/4/obj .~/PUNCT/2/punct ”/PUNCT/2/punct",
        "“Soon.” Wang adding");

    [Fact]
    public void Who_said_is_said_by_the_noun() => Check(
        "Wang~/PROPN/7/nsubj ,/PUNCT/4/punct who/PRON/4/nsubj said=say/VERB/1/acl:relcl “~/PUNCT/6/punct yes~/INTJ/4/obj ”/PUNCT/6/punct left~=leave/VERB/0/root ./PUNCT/7/punct",
        "“yes” Wang said");

    [Fact]
    public void According_to_names_a_speaker_and_no_verb() => Check(
        "“~/PUNCT/2/punct Late~/ADV/0/root ,~/PUNCT/2/punct ”/PUNCT/2/punct according=accord/VERB/7/case to/ADP/5/fixed Reuters~/PROPN/2/obl ./PUNCT/2/punct",
        "“Late,” Reuters -");

    [Fact]
    public void A_quotation_alone_is_said_by_the_speaker_before() => Check(
        "“~/PUNCT/2/punct No~/INTJ/6/obj ,~/PUNCT/6/punct ”/PUNCT/6/punct Smith/PROPN/6/nsubj said=say~/VERB/0/root ./PUNCT/6/punct\n"
        + "“~/PUNCT/2/punct Never~/ADV/0/root .~/PUNCT/2/punct ”/PUNCT/2/punct",
        "“No,” Smith said", "“Never.” Smith -");

    [Fact]
    public void It_may_run_over_several_sentences() => Check(
        "Smith/PROPN/2/nsubj said=say~/VERB/0/root :/PUNCT/2/punct “~/PUNCT/6/punct We/PRON/6/nsubj wait~/VERB/2/ccomp ./PUNCT/2/punct\n"
        + "It/PRON/2/nsubj helps~=help/VERB/0/root .~/PUNCT/2/punct ”/PUNCT/2/punct",
        "“We wait. It helps.” Smith said");

    [Fact]
    public void Quotations_nest() => Check(
        "“~/PUNCT/3/punct He/PRON/3/nsubj said=say/VERB/9/ccomp ‘~/PUNCT/5/punct no~/INTJ/3/obj ’~/PUNCT/5/punct ”/PUNCT/3/punct Wang/PROPN/9/nsubj recalled~=recall/VERB/0/root ./PUNCT/9/punct",
        "“He said ‘no’” Wang recalled", "‘no’ He said");

    [Fact]
    public void A_mark_that_is_not_closed_is_no_quotation() => Check("“~/PUNCT/2/punct Yes/INTJ/0/root");

    [Fact]
    public void A_long_quotation_goes_on_in_the_next_paragraph_with_its_speaker() => Check(
        "Smith/PROPN/2/nsubj said=say~/VERB/0/root :/PUNCT/2/punct “~/PUNCT/6/punct We/PRON/6/nsubj wait~/VERB/2/ccomp ./PUNCT/2/punct\n\n"
        + "“~/PUNCT/3/punct It/PRON/3/nsubj helps~=help/VERB/0/root .~/PUNCT/3/punct ”/PUNCT/3/punct",
        "“We wait. Smith said", "“It helps.” Smith -");

    static void Check(string trees, params string[] expected)
    {
        var conllu = new StringBuilder();
        foreach (var paragraph in trees.Split("\n\n"))
        {
            conllu.Append("# newpar\n");
            foreach (var sentence in paragraph.Split('\n'))
            {
                var id = 0;
                foreach (var item in sentence.Split(' '))
                {
                    var parts = item.Split('/');
                    var word = parts[0].Replace("~", "", StringComparison.Ordinal).Split('=');
                    conllu.Append(CultureInfo.InvariantCulture,
                        $"{++id}\t{word[0]}\t{word[^1]}\t{parts[1]}\t_\t_\t{parts[2]}\t{parts[3]}\t_\t{(parts[0].Contains('~') ? "SpaceAfter=No" : "_")}\n");
                }
                conllu.Append('\n');
            }
        }
        var document = ConlluReader.ReadDocument(conllu.ToString());
        string Form(int token) =>
            token < 0 ? "-" : document.Sentences.SelectMany(s => s.Tokens()).ElementAt(token);
        var actual = QuotationFinder.Find(document).Select(q => $"{q.Span.In(document.Text)} {Form(q.Speaker)} {Form(q.Verb)}");
        Assert.Equal(expected, actual);
    }
}
