namespace Sockopt.Generators.Model;

/// <summary>The privilege that setting an option takes on a system.</summary>
/// <param name="Needs">The privilege: CAP_NET_ADMIN.</param>
/// <param name="For">What takes it: "to switch it on"; null if setting the option at all does.</param>
/// <param name="Error">The name of the error without it: EPERM.</param>
internal readonly record struct PrivilegeModel(string Needs, string? For, string Error);
