namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>The source under test did not do what the test says.</summary>
public sealed class VerificationException(string message) : Exception(message);
