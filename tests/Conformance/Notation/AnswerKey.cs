using System.Collections.Frozen;

namespace Sockopt.Conformance.Notation;

/// <summary>What an answer says; in the notation it is called the same, in lower case.</summary>
internal enum AnswerKey
{
    /// <summary>What the call returns.</summary>
    Ret,

    /// <summary>The bytes received, or the text of an option.</summary>
    Data,

    /// <summary>The flags of the received message.</summary>
    Flags,

    /// <summary>The number that an option or a request reads.</summary>
    Int,
    Linger,

    /// <summary>struct timeval.</summary>
    Tv,

    /// <summary>The error that an option reads.</summary>
    Err,

    /// <summary>The length of an option, as the system returns it.</summary>
    Len,
    Addr,

    /// <summary>The length of the name, as the system returns it.</summary>
    Alen,

    /// <summary>The events that poll returns.</summary>
    Ev,

    /// <summary>How many descriptors came with a message.</summary>
    Nfds,

    /// <summary>How many milliseconds the step took.</summary>
    Ms,
}

/// <summary>The keys by their names.</summary>
internal static class AnswerKeys
{
    public static readonly FrozenDictionary<string, AnswerKey> ByName =
        Enum.GetValues<AnswerKey>().ToFrozenDictionary(key => key.Name());

    public static string Name(this AnswerKey key) => key.ToString().ToLowerInvariant();
}
