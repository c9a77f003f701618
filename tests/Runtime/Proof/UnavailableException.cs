namespace Sockopt.Tests.Proof;

/// <summary>A situation cannot be had on this machine, or by whom the tests run as.</summary>
internal sealed class UnavailableException(Reason? reason, string message) : Exception(message)
{
    /// <summary>What the error says about the machine, or null if it explains nothing.</summary>
    public Reason? Reason => reason;

    /// <summary>What the kernel refused, and with which error.</summary>
    public static UnavailableException Of(string what, string error) => new(
        error switch
        {
            "EPERM" or "EACCES" => Proof.Reason.Privilege,
            "EPROTONOSUPPORT" or "EAFNOSUPPORT" or "ESOCKTNOSUPPORT" or "ENODEV" => Proof.Reason.Configuration,
            _ => null,
        },
        $"{what} answers {error}");
}
