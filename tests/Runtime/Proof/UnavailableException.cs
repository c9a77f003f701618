namespace Sockopt.Tests.Proof;

/// <summary>A situation cannot be had on this machine, or by whom the tests run as.</summary>
internal sealed class UnavailableException(Reason? reason, string message) : Exception(message)
{
    /// <summary>What the error says about the machine, or null if it explains nothing.</summary>
    public Reason? Reason => reason;

    /// <summary>What the kernel refused, and with which error.</summary>
    /// <param name="what">The call.</param>
    /// <param name="error">The name of the error.</param>
    /// <param name="configuration">The errors of this call that say that the machine is without something.</param>
    public static UnavailableException Of(string what, string error, params string[] configuration) => new(
        error is "EPERM" or "EACCES" ? Proof.Reason.Privilege
            : configuration.Contains(error) ? Proof.Reason.Configuration
            : null,
        $"{what} answers {error}");
}
