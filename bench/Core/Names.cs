namespace Sockopt.Bench;

/// <summary>What the reports call the contestants.</summary>
internal static class Names
{
    public const string Pipelines = "Pipelines";
    public const string Socket = "Socket, AF_UNIX";
    public const string Descriptors = "C, socketpair";
    public const string Core = "Sockopt";
}
