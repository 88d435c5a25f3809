using Demarche.Ontology;
using Demarche.Record;

namespace Demarche.Cli.Output;

/// <summary>Writes what was coded, article by article; whoever reads a pipe sees an article as soon as it is coded.</summary>
interface IArticleWriter
{
    /// <summary>Writes an article's events; formats for people also write that there are none.</summary>
    void Write(Article article, IReadOnlyList<Event> events);

    /// <summary>Writes what the format needs at its end.</summary>
    void Finish();
}

/// <summary>Writes events in a format for programs.</summary>
sealed class EventFormatWriter(IEventWriter writer, OffsetUnit offsets) : IArticleWriter
{
    public void Write(Article article, IReadOnlyList<Event> events)
    {
        var converter = offsets == OffsetUnit.CodePoint ? new CodePointOffsets(article) : null;
        foreach (var coded in events)
            writer.Write(converter?.Convert(coded) ?? coded);
        if (events.Count > 0)
            writer.Flush();
    }

    public void Finish() => writer.Dispose();
}
