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
}
