namespace Demarche.Knowledge;

/// <summary>Words of time and the date they give, against the item's day of publication.</summary>
/// <param name="Sentence">The sentence, by its ordinal in the document.</param>
/// <param name="First">First token, index in the sentence.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Value"><c>YYYY-MM-DD</c>, <c>YYYY-MM</c> or <c>YYYY</c>; null when the words fix no date.</param>
/// <param name="Precision"><c>day</c>, <c>month</c> or <c>year</c>; null without a value.</param>
/// <param name="Past">True: before the item's day, false: after it; null: the same day, or unknown.</param>
public sealed record DateMention(int Sentence, int First, int End, string? Value, string? Precision, bool? Past);

/// <summary>A place named in a sentence.</summary>
/// <param name="Sentence">The sentence, by its ordinal in the document.</param>
/// <param name="First">First token, index in the sentence.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Id">Id in the tables, or null.</param>
public sealed record PlaceMention(int Sentence, int First, int End, string Name, string? Country, string? Id);
