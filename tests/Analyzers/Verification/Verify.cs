namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>
/// Where a test about rules and fixes begins:
/// <code>
/// Verify.That("…{|SOPT1001:SocketOptionName.Type|}…").Reports().And.IsFixedTo("…");
/// </code>
/// All analyzers and fixes of the product look at the source, as they do at a user's: a test shows every warning it gets.
/// </summary>
public static class Verify
{
    /// <summary>Takes a C# source in which the places to be reported are marked, as <see cref="Markup"/> says.</summary>
    public static SourceUnderTest That(string source) => new(Markup.Parse(source), new ProjectUnderTest());
}
