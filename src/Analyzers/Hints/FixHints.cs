namespace Sockopt.Analyzers.Hints;

/// <summary>What a rule tells the fixes: keys of the properties of a diagnostic.</summary>
internal static class FixHints
{
    /// <summary>The typed key of the option that the author means, as in <c>TcpOption.NoDelay</c>.</summary>
    public const string TypedKey = "TypedKey";

    /// <summary>The member of <c>SocketOptionLevel</c> that should be written.</summary>
    public const string Level = "Level";

    /// <summary>The member of <c>SocketOptionName</c> that should be written.</summary>
    public const string Name = "Name";

    /// <summary>The systems on which a call works, as <c>OperatingSystem.Is…()</c> calls them: <c>Linux,MacOS</c>.</summary>
    public const string Systems = "Systems";

    /// <summary>That a call whose failure is dropped yields nothing else that would be lost if the failure were
    /// returned.</summary>
    public const string FailureMayBeReturned = "FailureMayBeReturned";

    /// <summary>What to do about the release of a chain that is not the caller's any more: one of
    /// <see cref="RemoveRelease"/>, <see cref="ReleaseIfRefused"/> and <see cref="ReleaseIfFailed"/>.</summary>
    public const string Release = "Release";

    /// <summary>The chain is gone in any case: the release goes.</summary>
    public const string RemoveRelease = "Remove";

    /// <summary>The chain is the caller's if the send before, whose result is dropped, has failed.</summary>
    public const string ReleaseIfRefused = "IfRefused";

    /// <summary>The chain is the caller's if the result in a variable says so; the variable is <see cref="Result"/>.</summary>
    public const string ReleaseIfFailed = "IfFailed";

    /// <summary>The name of the variable that has the result of a send.</summary>
    public const string Result = "Result";
}
