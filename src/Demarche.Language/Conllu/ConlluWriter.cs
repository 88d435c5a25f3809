using System.Globalization;
using System.Text;

namespace Demarche.Language.Conllu;

/// <summary>
/// Writes documents as CoNLL-U. MISC holds <c>NER=B-PER</c> (none for words outside names), <c>SpaceAfter=No</c>, and
/// <c>start_char</c>, <c>end_char</c>: UTF-16 code units in the text, or in the title for sentences with <c># field = title</c>.
/// XPOS and DEPS are <c>_</c>.
/// </summary>
/// <param name="writer">Receives the lines, which end with LF; not closed.</param>
public sealed class ConlluWriter(TextWriter writer)
{
    readonly StringBuilder _line = new();

    /// <summary>Writes one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="id">For <c># newdoc id =</c>; null: <c># newdoc</c> alone.</param>
    public void Write(Document document, string? id = null)
    {
        var names = new Names(document);
        for (var i = 0; i < document.SentenceCount; i++)
        {
            var sentence = document[i];
            if (i == 0)
                Line(id is null ? "# newdoc" : $"# newdoc id = {OneLine(id)}");
            if (i == 0 || sentence.Field != document[i - 1].Field || sentence.Paragraph != document[i - 1].Paragraph)
                Line("# newpar");
            Line($"# sent_id = {(id is null ? "" : OneLine(id) + "-")}{(i + 1).ToString(CultureInfo.InvariantCulture)}");
            if (sentence.Field == TextField.Title)
                Line("# field = title");
            else if (sentence.Kind != SentenceKind.Prose)
                Line($"# kind = {KindName(sentence.Kind)}");
            Line($"# text = {OneLine(sentence.Text)}");
            Words(sentence, names);
        }
    }

    /// <summary>Writes a document that was read from CoNLL-U, with the comments it had.</summary>
    /// <param name="document">The document, annotated anew.</param>
    /// <param name="comments">The comments of each sentence.</param>
    /// <exception cref="ArgumentException">There is not one list of comments for each sentence.</exception>
    public void Write(Document document, IReadOnlyList<IReadOnlyList<string>> comments)
    {
        if (comments.Count != document.SentenceCount)
            throw new ArgumentException($"{comments.Count} lists of comments for {document.SentenceCount} sentences.", nameof(comments));
        var names = new Names(document);
        for (var i = 0; i < document.SentenceCount; i++)
        {
            foreach (var comment in comments[i])
                Line(comment);
            Words(document[i], names);
        }
    }

    void Words(Sentence sentence, Names names)
    {
        var table = sentence.Document.Table;
        var text = sentence.Document.TextOf(sentence.Field);
        var multiword = FirstMultiword(table.Multiword, sentence.First);
        var inside = 0; // one past the last word of the multiword token that is being written
        for (var i = 0; i < sentence.Length; i++)
        {
            var token = sentence[i];
            if (multiword < table.Multiword.Length && table.Multiword[multiword] is var range && range.First == token.DocumentIndex)
            {
                var form = range.Span.In(text).ToString();
                _line.Append(CultureInfo.InvariantCulture, $"{i + 1}-{range.End - sentence.First}\t").Append(OneLine(form));
                _line.Append("\t_\t_\t_\t_\t_\t_\t_\t");
                Misc("", SpaceFollows(text, range.Span.End), range.Span);
                inside = range.End;
                multiword++;
            }
            _line.Append(i + 1).Append('\t').Append(OneLine(token.Form)).Append('\t').Append(OneLine(token.Lemma)).Append('\t')
                .Append(token.Upos.Name()).Append("\t_\t").Append(token.Morphology.ToString()).Append('\t')
                .Append(token.Head + 1).Append('\t').Append(token.DepRel.Name()).Append("\t_\t");
            Misc(names.LabelOf(token.DocumentIndex), token.DocumentIndex < inside || SpaceFollows(text, token.Span.End), token.Span);
        }
        writer.Write('\n');
    }

    void Misc(string name, bool spaceAfter, Span span)
    {
        if (name.Length > 0)
            _line.Append("NER=").Append(name).Append('|');
        if (!spaceAfter)
            _line.Append("SpaceAfter=No|");
        _line.Append(CultureInfo.InvariantCulture, $"start_char={span.Start}|end_char={span.End}\n");
        writer.Write(_line);
        _line.Clear();
    }

    void Line(string line)
    {
        writer.Write(line);
        writer.Write('\n');
    }

    static bool SpaceFollows(string text, int at) => at >= text.Length || Tokenization.CharKind.IsGap(text[at]);

    /// <summary>Tabs, line ends and other white space become one space: a field of CoNLL-U is one line.</summary>
    static string OneLine(string text)
    {
        var plain = text.Length > 0;
        foreach (var c in text)
            plain &= c == ' ' || !char.IsWhiteSpace(c) && !char.IsControl(c);
        if (plain)
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.Length == 0 ? "_" : line.ToString();
    }

    internal static string KindName(SentenceKind kind) => kind switch
    {
        SentenceKind.Heading => "heading",
        SentenceKind.Title => "title",
        SentenceKind.Dateline => "dateline",
        _ => "prose",
    };

    static int FirstMultiword((int First, int End, Span Span)[] multiword, int token)
    {
        int low = 0, high = multiword.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (multiword[middle].First < token)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Labels of words, asked for in order.</summary>
    sealed class Names(Document document)
    {
        int _next;

        public string LabelOf(int token)
        {
            var mentions = document.Mentions;
            while (_next < mentions.Count && mentions[_next].End <= token)
                _next++;
            if (_next >= mentions.Count || mentions[_next].First > token)
                return "";
            return (mentions[_next].First == token ? "B-" : "I-") + mentions[_next].Label;
        }
    }
}
