using System.Text.Json.Serialization;

namespace Demarche.Ingest;

/// <summary>JSON forms of the values that readers put into an item's extra fields.</summary>
[JsonSerializable(typeof(string))]
sealed partial class IngestJson : JsonSerializerContext;
