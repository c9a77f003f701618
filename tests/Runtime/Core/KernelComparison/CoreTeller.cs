using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>A story on the core.</summary>
internal sealed class CoreTeller : Teller
{
    private static readonly (MessageFlags Flag, string Name)[] Flags =
    [
        (MessageFlags.OutOfBand, "oob"),
        (MessageFlags.Peek, "peek"),
        (MessageFlags.ControlTruncated, "ctrunc"),
        (MessageFlags.Truncated, "trunc"),
        (MessageFlags.EndOfRecord, "eor"),
        (MessageFlags.WaitAll, "all"),
    ];

    private readonly Dictionary<string, KernelSocket> _sockets = [];
    private readonly LocalNames _names = new();
    private readonly SocketStack _stack;
    private readonly Credential _self;

    public CoreTeller(string directory, Credential self, StackProfile? profile = null, StackLimits? limits = null)
        : base(directory)
    {
        _self = self;
        _stack = new SocketStack(
            profile ?? StackProfile.Linux, new StackSettings { Limits = limits }, LocalDomain.CreateProtocols(_names));
        foreach (int slash in Enumerable.Range(1, directory.Length - 1).Where(i => directory[i] == '/').Append(directory.Length))
        {
            Assert.Equal(Errno.Success, _names.AddDirectory(directory[..slash], self, 0x1FF));
        }
    }

    /// <summary>What came of the steps of a story behind a bar; with none, of all of them. Nothing is left of it.</summary>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="story">The steps, with a bar instead of a semicolon where the telling begins.</param>
    /// <param name="change">Other limits than those of the profile.</param>
    public static string Tell(string profile, string story, Func<StackLimits, StackLimits>? change = null)
    {
        StackProfile told = TestCalls.Profile(profile);
        CoreTeller teller = new("/d", LocalPair.User, told, change?.Invoke(told.DefaultLimits));
        string[] parts = story.Split(" | ");
        foreach (string step in parts[..^1].SelectMany(part => part.Split("; ")))
        {
            teller.Tell(step);
        }

        string[] outcomes = [.. parts[^1].Split("; ").Select(step => teller.Tell(step).Split(" => ")[1])];
        teller.Dispose();
        Assert.Equal(default, teller._stack.Usage);
        return string.Join("; ", outcomes);
    }

    public override void Dispose()
    {
        foreach (KernelSocket socket in _sockets.Values)
        {
            socket.Close();
        }
    }

    protected override string Create(string socket, SocketType type)
    {
        Errno error = _stack.Create(SocketDomain.Unix, type, 0, _self, out KernelSocket? created);
        Remember(socket, created!);
        return Outcome(error);
    }

    protected override string CreatePair(string first, string second, SocketType type)
    {
        Errno error = _stack.CreatePair(
            SocketDomain.Unix, type, 0, _self, out KernelSocket? one, out KernelSocket? other);
        Remember(first, one!);
        Remember(second, other!);
        return Outcome(error);
    }

    protected override string Bind(string socket, string name) => Outcome(_sockets[socket].Bind(NameOf(name)));

    protected override string Connect(string socket, string name) => Outcome(_sockets[socket].Connect(NameOf(name)));

    protected override string Listen(string socket, int backlog) => Outcome(_sockets[socket].Listen(backlog));

    protected override string Accept(string socket, string accepted)
    {
        Errno error = _sockets[socket].Accept(out KernelSocket? child, out SocketName peer);
        if (error != Errno.Success)
        {
            return Outcome(error);
        }

        Remember(accepted, child!);
        return NameText(peer.Data.Span);
    }

    protected override string Send(string socket, byte[] data, string[] flags)
    {
        SocketName? to = Value(flags, "to=") is { } name ? NameOf(name) : null;
        OpenFile[] files = [.. Enumerable.Range(0, Files(flags)).Select(_ => new TestFile())];
        IoResult result = files.Length == 0
            ? _sockets[socket].Send(data, FlagsOf(flags), to)
            : _sockets[socket].SendMessage(data, files, FlagsOf(flags), to);
        Array.ForEach(files, file => file.Release());
        return result.IsSuccess ? $"{result.Count}" : $"{result.Errno}";
    }

    protected override string Receive(string socket, int count, string[] flags)
    {
        byte[] buffer = new byte[count];
        IoResult result = _sockets[socket].Receive(buffer, FlagsOf(flags));
        return !result.IsSuccess ? $"{result.Errno}"
            : result.Count > count ? $"{result.Count} of {count}"
            : DataText(buffer, result.Count);
    }

    protected override string ReceiveMessage(string socket, int count, string[] flags)
    {
        byte[] buffer = new byte[count];
        MessageResult result = _sockets[socket].ReceiveMessage(buffer, FlagsOf(flags), Files(flags));
        if (!result.IsSuccess)
        {
            return $"{result.Errno}";
        }

        foreach (OpenFile file in result.Rights)
        {
            file.Release();
        }

        string? sender = result.Sender is { } name ? NameText(name.Data.Span) : null;
        string told = string.Join('|', Flags.Where(flag => result.Flags.HasFlag(flag.Flag)).Select(flag => flag.Name));
        return MessageText(buffer, result.Count, sender, told, result.Rights.Count);
    }

    protected override string Shutdown(string socket, int how) => Outcome(_sockets[socket].Shutdown((ShutdownHow)how));

    protected override string Close(string socket) => Outcome(_sockets[socket].Close());

    protected override string Error(string socket) => Outcome(_sockets[socket].PendingError());

    protected override string Name(string socket, bool ofPeer)
    {
        SocketName name;
        Errno error = ofPeer ? _sockets[socket].GetPeerName(out name) : _sockets[socket].GetSocketName(out name);
        return error == Errno.Success ? NameText(name.Data.Span) : Outcome(error);
    }

    protected override string Credential(string socket)
    {
        Errno error = _sockets[socket].GetOption(SocketOption.PeerCredentials, out PeerCredentials peer);
        return error == Errno.Success ? $"{peer.ProcessId} {peer.UserId} {peer.GroupId}" : Outcome(error);
    }

    protected override int Poll(string socket) => (int)_sockets[socket].Poll((PollEvents)Asked);

    protected override string Available(string socket) => $"{_sockets[socket].Available}";

    protected override string AtMark(string socket) => _sockets[socket].IsAtMark ? "1" : "0";

    protected override string MakeFile(string name) => Outcome(_names.AddFile(PathOf(name), _self, 0x1FF));

    protected override string MakeDirectory(string name) => Outcome(_names.AddDirectory(PathOf(name), _self, 0x1FF));

    protected override string Remove(string name) => Outcome(_names.Remove(PathOf(name)));

    protected override string Set(string socket, OptionId option, byte[] value)
    {
        string outcome = Outcome(_sockets[socket].SetOption(option.Level.Core, option.CoreNumber, value));
        Assert.Equal("Success", Get(socket, option, value));
        return outcome;
    }

    protected override string Get(string socket, OptionId option, byte[] value)
    {
        Errno error = _sockets[socket].GetOption(option.Level.Core, option.CoreNumber, value, out int length);
        Assert.Equal(value.Length, length);
        return Outcome(error);
    }

    private static string Outcome(Errno error) => error.ToString();

    private static MessageFlags FlagsOf(string[] flags) => Flags
        .Where(flag => flags.Contains(flag.Name))
        .Aggregate(MessageFlags.None, (all, flag) => all | flag.Flag);

    private SocketName NameOf(string name)
    {
        SocketDomain family = name == "?" ? SocketDomain.InterNetwork
            : name == "!" ? SocketDomain.Unspecified
            : SocketDomain.Unix;
        return new SocketName(family, DataOf(name));
    }

    private void Remember(string name, KernelSocket socket)
    {
        socket.NonBlocking = true;
        _sockets.Add(name, socket);
    }
}
