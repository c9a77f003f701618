namespace Sockopt.Bench;

/// <summary>What the report calls those that take part in more than one contest.</summary>
internal static class ContestantNames
{
    public const string Pipelines = "Pipelines";
    public const string Socket = "Socket, AF_UNIX";
    public const string Descriptors = "C, socketpair";
    public const string Core = "Sockopt";
    public const string Mbufs = "Sockopt, mbufs";
}
