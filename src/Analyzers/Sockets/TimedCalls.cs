using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>The methods of a socket that one of its timeouts is for.</summary>
internal sealed class TimedCalls
{
    private static readonly TimedCalls Receiving = new(
        "SO_RCVTIMEO", ["Receive", "ReceiveFrom", "ReceiveMessageFrom", "Accept", "AcceptSocket", "AcceptTcpClient"]);

    private static readonly TimedCalls Sending = new(
        "SO_SNDTIMEO", ["Send", "SendTo", "SendFile", "Connect"]);

    private readonly string[] _names;

    private TimedCalls(string option, string[] names)
    {
        Option = option;
        _names = names;
    }

    /// <summary>The timeout's name in C.</summary>
    public string Option { get; }

    /// <summary>The methods that all these options are for, or null if they are no timeout.</summary>
    public static TimedCalls? Of(IReadOnlyCollection<OptionTarget> options) =>
        options.Count == 0 ? null
        : options.All(static target => target.Option.Name == Receiving.Option) ? Receiving
        : options.All(static target => target.Option.Name == Sending.Option) ? Sending
        : null;

    /// <summary>Whether a method blocks until it is done, or the timeout is over.</summary>
    public bool Blocks(string method) => _names.Contains(method);

    /// <summary>Whether a method is the asynchronous form of one that blocks.</summary>
    public bool IsAsynchronous(string method) =>
        _names.Any(name => method == name + "Async" || method == "Begin" + name);
}
