namespace Sockopt.Conformance.Notation;

/// <summary>Whose answers are expected.</summary>
internal enum Profile
{
    Linux,
    OpenBsd,
}
