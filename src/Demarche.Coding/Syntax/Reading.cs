using Demarche.Coding.Lexicon;
using Demarche.Knowledge;

namespace Demarche.Coding.Syntax;

/// <summary>Somebody in a role: the actor, and the token by which the role was reached.</summary>
readonly record struct Filler(int Token, ActorMention Actor);

/// <summary>A word read by one sense of one frame, with its roles filled.</summary>
sealed class Reading
{
    public required int Token { get; init; }

    public required Frame Frame { get; init; }

    public required Sense Sense { get; init; }

    /// <summary>The verb that carries a noun, or −1.</summary>
    public int Carrier { get; init; } = -1;

    /// <summary>Tokens that name the act: the head word, its particle, the words of a fixed phrase.</summary>
    public required List<int> Words { get; init; }

    public List<Filler> Actors { get; } = [];

    public List<Filler> Recipients { get; } = [];

    public List<Filler> Parties { get; } = [];

    /// <summary>Heads of the object's phrases.</summary>
    public List<int> Objects { get; } = [];

    /// <summary>Whether a slot for the actor is filled, though not by anybody who can act.</summary>
    public bool HasInertActor { get; set; }

    /// <summary>For an operator: heads of the other act.</summary>
    public List<int> Content { get; } = [];
}
