using System.Net;
using System.Net.Sockets;
using System.Text;
using Sockopt.Conformance.Systems;
using Sockopt.Conformance.Systems.Core;

namespace Sockopt.Conformance.Tests;

/// <summary>A system whose time is virtual, and whose sockets are streams of bytes. It answers as it is told, and otherwise that
/// all went well.</summary>
internal sealed class VirtualSystem : ISocketSystem
{
    private readonly VirtualClock _clock = new();
    private readonly Dictionary<int, List<byte>> _received = [];
    private readonly Dictionary<int, int> _peers = [];
    private int _lastDescriptor = 2;

    /// <summary>The errors that calls fail with, by name.</summary>
    public Dictionary<string, Errno> Errors { get; init; } = [];

    /// <summary>What is done in a call before it answers, by name.</summary>
    public Dictionary<string, Action> Interludes { get; init; } = [];

    /// <summary>The calls that were made, with what they were given.</summary>
    public List<string> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    public SystemNumbers Numbers => SystemNumbers.Core;

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Sleep(TimeSpan time) => _clock.Advance(time);

    public void After(TimeSpan delay, Action action) => _clock.After(delay, action);

    public void FinishActions() => _clock.RunAll();

    public int OpenNullDevice() => 1000;

    public void MakeFile(string name) => Answer("mkfile", name);

    public int UnusedPort() => 7;

    public DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol) =>
        new(Answer("socket", $"{domain} {type} {protocol}"), Open());

    public PairAnswer SocketPair(SocketDomain domain, SocketType type)
    {
        Errno error = Answer("socketpair", $"{domain} {type}");
        int first = Open();
        int second = Open();
        _peers[first] = second;
        _peers[second] = first;
        return new PairAnswer(error, first, second);
    }

    public Errno Bind(int descriptor, CaseAddress name, int? length) => Answer("bind", $"{descriptor} {name.Text} {length}");

    public Errno Connect(int descriptor, CaseAddress name, int? length) =>
        Answer("connect", $"{descriptor} {name.Text} {length}");

    public Errno Listen(int descriptor, int backlog) => Answer("listen", $"{descriptor} {backlog}");

    public AcceptAnswer Accept(int descriptor, int? length) =>
        new(Answer("accept", $"{descriptor} {length}"), Open(), new CaseAddress.Unnamed(), length ?? 2);

    public Errno Close(int descriptor) => Answer("close", $"{descriptor}");

    public Errno Shutdown(int descriptor, int how) => Answer("shutdown", $"{descriptor} {how}");

    public CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights)
    {
        Errno error = Answer("send", $"{descriptor} {Encoding.Latin1.GetString(data)} {flags} {to?.Text}");
        if (error == Errno.Success)
        {
            _received[_peers[descriptor]].AddRange(data);
        }

        return new CountAnswer(error, data.Length);
    }

    public ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength)
    {
        Errno error = Answer("recv", $"{descriptor} {length} {flags} {controlLength}");
        List<byte> received = _received[descriptor];
        while (error == Errno.Success && received.Count == 0)
        {
            error = flags.HasFlag(CallFlags.DontWait) ? Errno.EAGAIN : _clock.RunNext() ? Errno.Success : Errno.EDEADLK;
        }

        byte[] data = [.. received.Take(length)];
        received.RemoveRange(0, data.Length);
        return new ReceiveAnswer { Error = error, Count = data.Length, Data = data };
    }

    public Errno SetOption(int descriptor, int level, int option, byte[] value) =>
        Answer("setopt", $"{descriptor} {level} {option} {Convert.ToHexString(value)}");

    public OptionAnswer GetOption(int descriptor, int level, int option, int length) =>
        new(Answer("getopt", $"{descriptor} {level} {option} {length}"), new byte[Math.Max(length, 0)], length);

    public NameAnswer GetSocketName(int descriptor, int? length) =>
        new(Answer("getsockname", $"{descriptor}"), new CaseAddress.Internet(new IPEndPoint(IPAddress.Loopback, 9)), 16);

    public NameAnswer GetPeerName(int descriptor, int? length) =>
        new(Answer("getpeername", $"{descriptor}"), new CaseAddress.Path("peer"), 7);

    public PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout)
    {
        Errno error = Answer("poll", $"{descriptor} {events} {timeout.TotalMilliseconds}");
        bool isReadable = _received[descriptor].Count > 0;
        if (!isReadable)
        {
            Sleep(timeout);
        }

        return new PollAnswer(error, isReadable ? PollEvents.In : PollEvents.None);
    }

    public CountAnswer CountReadable(int descriptor) => new(Answer("fionread", $"{descriptor}"), _received[descriptor].Count);

    public CountAnswer TestMark(int descriptor) => new(Answer("atmark", $"{descriptor}"), 1);

    public Errno SetNonblocking(int descriptor) => Answer("nonblock", $"{descriptor}");

    public void Dispose()
    {
        Answer("dispose", "");
        IsDisposed = true;
    }

    private int Open()
    {
        _lastDescriptor++;
        _received[_lastDescriptor] = [];
        _peers[_lastDescriptor] = _lastDescriptor;
        return _lastDescriptor;
    }

    private Errno Answer(string call, string given)
    {
        Calls.Add($"{call} {given}".TrimEnd());
        Interludes.GetValueOrDefault(call)?.Invoke();
        return Errors.GetValueOrDefault(call);
    }
}
