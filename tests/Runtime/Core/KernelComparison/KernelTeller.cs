using System.Net.Sockets;
using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Core;

/// <summary>A story on sockets of the running kernel.</summary>
internal sealed class KernelTeller(string directory) : Teller(directory)
{
    private const int Unix = 1;
    private const int InterNetwork = 2;
    private const int Stream = 1;
    private const int NonBlocking = 0x800;

    // A compiler that another test starts meanwhile would keep what it inherits open.
    private const int CloseOnExec = 0x80000;

    private const int NoSignal = 0x4000;

    private static readonly (int Number, string Name)[] Flags =
        [(0x1, "oob"), (0x2, "peek"), (0x8, "ctrunc"), (0x20, "trunc"), (0x80, "eor"), (0x100, "all")];
    private const int LargestName = 128;

    private readonly Dictionary<string, int> _sockets = [];

    /// <summary>Who this process is to its peers.</summary>
    public static Credential Self
    {
        get
        {
            int[] pair = new int[2];
            Assert.Equal(0, Libc.SocketPair(Unix, Stream | CloseOnExec, 0, pair));
            byte[] value = new byte[12];
            int length = value.Length;
            OptionId option = SocketOption.PeerCredentials.Id;
            Assert.Equal(0, Libc.GetOption(pair[0], option.Level.Number, option.Number, value, ref length));
            Array.ForEach(pair, descriptor => KernelCalls.Close(descriptor));
            return new Credential(BitConverter.ToInt32(value, 4), BitConverter.ToInt32(value, 8), BitConverter.ToInt32(value));
        }
    }

    public override void Dispose()
    {
        foreach (int descriptor in _sockets.Values)
        {
            KernelCalls.Close(descriptor);
        }
    }

    protected override string Create(string socket, SocketType type)
    {
        int descriptor = Libc.Socket(Unix, (int)type | NonBlocking | CloseOnExec, 0);
        _sockets.Add(socket, descriptor);
        return Outcome(descriptor);
    }

    protected override string CreatePair(string first, string second, SocketType type)
    {
        int[] pair = new int[2];
        int result = Libc.SocketPair(Unix, (int)type | NonBlocking | CloseOnExec, 0, pair);
        _sockets.Add(first, pair[0]);
        _sockets.Add(second, pair[1]);
        return Outcome(result);
    }

    protected override string Bind(string socket, string name)
    {
        byte[] address = AddressOf(name);
        return Outcome(Libc.Bind(_sockets[socket], address, address.Length));
    }

    protected override string Connect(string socket, string name)
    {
        byte[] address = AddressOf(name);
        return Outcome(Libc.Connect(_sockets[socket], address, address.Length));
    }

    protected override string Listen(string socket, int backlog) => Outcome(Libc.Listen(_sockets[socket], backlog));

    protected override string Accept(string socket, string accepted)
    {
        byte[] address = new byte[LargestName];
        int length = address.Length;
        int descriptor = KernelCalls.Accept(_sockets[socket], address, ref length, NonBlocking | CloseOnExec);
        if (descriptor < 0)
        {
            return Outcome(descriptor);
        }

        _sockets.Add(accepted, descriptor);
        return NameText(address.AsSpan(sizeof(short), length - sizeof(short)));
    }

    protected override string Send(string socket, byte[] data, string[] flags)
    {
        byte[] address = Value(flags, "to=") is { } name ? AddressOf(name) : [];
        Microsoft.Win32.SafeHandles.SafeFileHandle[] files =
            [.. Enumerable.Range(0, Files(flags)).Select(_ => File.OpenHandle("/dev/null"))];
        int[] descriptors = [.. files.Select(file => (int)file.DangerousGetHandle())];
        nint sent = files.Length == 0
            ? KernelCalls.Send(_sockets[socket], data, data.Length, NoSignal | FlagsOf(flags), address, address.Length)
            : KernelMessages.Send(_sockets[socket], data, address, descriptors, NoSignal | FlagsOf(flags));
        string outcome = sent < 0 ? Outcome((int)sent) : $"{sent}";
        Array.ForEach(files, file => file.Dispose());
        return outcome;
    }

    protected override string Receive(string socket, int count, string[] flags)
    {
        byte[] buffer = new byte[count];
        int received = (int)KernelCalls.Receive(_sockets[socket], buffer, count, FlagsOf(flags));
        return received < 0 ? Outcome(received)
            : received > count ? $"{received} of {count}"
            : DataText(buffer, received);
    }

    protected override string ReceiveMessage(string socket, int count, string[] flags)
    {
        byte[] buffer = new byte[count];
        byte[] address = new byte[LargestName];
        int told = FlagsOf(flags) | NoSignal;
        int received = (int)KernelMessages.Receive(
            _sockets[socket], buffer, address, out int length, Files(flags), out int[] descriptors, ref told);
        if (received < 0)
        {
            return Outcome(received);
        }

        Array.ForEach(descriptors, descriptor => KernelCalls.Close(descriptor));
        string? sender = length == 0 ? null : NameText(address.AsSpan(sizeof(short), length - sizeof(short)));
        string names = string.Join('|', Flags.Where(flag => (told & flag.Number) != 0).Select(flag => flag.Name));
        return MessageText(buffer, received, sender, names, descriptors.Length);
    }

    protected override string Shutdown(string socket, int how) => Outcome(KernelCalls.Shutdown(_sockets[socket], how));

    protected override string Close(string socket)
    {
        Assert.True(_sockets.Remove(socket, out int descriptor));
        return Outcome(KernelCalls.Close(descriptor));
    }

    protected override string Error(string socket)
    {
        byte[] value = new byte[sizeof(int)];
        Assert.Equal("Success", Get(socket, SocketOption.Error.Id, value));
        int number = BitConverter.ToInt32(value);
        return number == 0 ? "Success" : LinuxError.Name(number);
    }

    protected override string Name(string socket, bool ofPeer)
    {
        byte[] address = new byte[LargestName];
        int length = address.Length;
        int result = ofPeer
            ? KernelCalls.GetPeerName(_sockets[socket], address, ref length)
            : Libc.GetSocketName(_sockets[socket], address, ref length);
        return result < 0 ? Outcome(result) : NameText(address.AsSpan(sizeof(short), length - sizeof(short)));
    }

    protected override string Credential(string socket)
    {
        byte[] value = new byte[3 * sizeof(int)];
        string outcome = Get(socket, SocketOption.PeerCredentials.Id, value);
        return outcome != "Success" ? outcome
            : $"{BitConverter.ToInt32(value)} {BitConverter.ToInt32(value, 4)} {BitConverter.ToInt32(value, 8)}";
    }

    protected override int Poll(string socket)
    {
        KernelCalls.PollDescriptor descriptor = new() { Descriptor = _sockets[socket], Asked = Asked };
        Assert.InRange(KernelCalls.Poll(ref descriptor, 1, 0), 0, 1);
        return descriptor.Ready;
    }

    protected override string Available(string socket) => Control(socket, 0x541B);

    protected override string AtMark(string socket) => Control(socket, 0x8905);

    protected override string MakeFile(string name)
    {
        File.WriteAllText(PathOf(name), "");
        return "Success";
    }

    protected override string MakeDirectory(string name)
    {
        System.IO.Directory.CreateDirectory(PathOf(name));
        return "Success";
    }

    protected override string Remove(string name)
    {
        File.Delete(PathOf(name));
        return "Success";
    }

    protected override string Set(string socket, OptionId option, byte[] value)
    {
        string outcome = Outcome(Libc.SetOption(_sockets[socket], option.Level.Number, option.Number, value, value.Length));
        Assert.Equal("Success", Get(socket, option, value));
        return outcome;
    }

    protected override string Get(string socket, OptionId option, byte[] value)
    {
        int length = value.Length;
        int result = Libc.GetOption(_sockets[socket], option.Level.Number, option.Number, value, ref length);
        Assert.Equal(value.Length, length);
        return Outcome(result);
    }

    private static string Outcome(int result) => result < 0 ? LinuxError.Name(Libc.Error) : "Success";

    private string Control(string socket, nuint request)
    {
        int value = 0;
        int result = KernelCalls.Control(_sockets[socket], request, ref value);
        return result < 0 ? Outcome(result) : $"{value}";
    }

    private static int FlagsOf(string[] flags) =>
        Flags.Where(flag => flags.Contains(flag.Name)).Aggregate(0, (all, flag) => all | flag.Number);

    private byte[] AddressOf(string name)
    {
        short family = (short)(name == "?" ? InterNetwork : name == "!" ? 0 : Unix);
        return [.. BitConverter.GetBytes(family), .. DataOf(name)];
    }
}
