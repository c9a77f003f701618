// Typed socket options on a TCP connection of the operating system, and on a pair of sockets inside this process.
// Prints what each of them says, and exits with 1 if any of it is not as expected.

using System.Net.Sockets;
using Quickstart;
using Sockopt;

using LoopbackConnection tcp = LoopbackConnection.Open();
Socket os = tcp.Client;

SocketStack stack = new(StackProfile.OpenBsd, LocalDomain.CreateProtocols());
Errno created = stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, new Credential(1000, 1000, Environment.ProcessId), out KernelSocket? one, out KernelSocket? other);
if (created != Errno.Success)
{
    Console.Error.WriteLine($"The pair could not be made: {created}");
    return 1;
}

using KernelSocket core = one!;
using KernelSocket peer = other!;
Report report = new(os, core);

// Set: the type of a value is that of its option, and TimeSpan leaves no doubt about the unit.
Linger linger = new(Enabled: true, TimeSpan.FromSeconds(5));
os.Options.KeepAlive = true;
os.Options.Linger = linger;
os.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(1500);
os.Options.SendBufferSize = 20_000;
os.Options.TcpNoDelay = true;
os.Options.TcpKeepAliveTime = TimeSpan.FromMinutes(1);

// The same by key: a value that can be kept and handed around, as the report below does.
os.SetOption(IPOption.TimeToLive, 32);

// On the core the keys return an Errno: failure is a result there, not an exception.
report.Expect("set SO_KEEPALIVE on the core", Errno.Success, core.SetOption(SocketOption.KeepAlive, true));
report.Expect("set SO_LINGER on the core", Errno.Success, core.SetOption(SocketOption.Linger, linger));
report.Expect("set SO_RCVTIMEO on the core", Errno.Success, core.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(1500)));
report.Expect("set SO_SNDBUF on the core", Errno.Success, core.SetOption(SocketOption.SendBufferSize, 20_000));
report.Expect("set TCP_NODELAY on the core", Errno.ENOPROTOOPT, core.SetOption(TcpOption.NoDelay, true));

// Read them back. A local stream of the core has no options of TCP and IP.
report.Row("SOL_SOCKET", SocketOption.KeepAlive, onOs: true, onCore: true);
report.Row("SOL_SOCKET", SocketOption.Linger, onOs: linger, onCore: linger);
report.Row("SOL_SOCKET", SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(1500));
report.Row("SOL_SOCKET", SocketOption.SendBufferSize, OperatingSystem.IsLinux() ? 40_000 : 20_000, 20_000); // Linux doubles it.
report.Row("SOL_SOCKET", SocketOption.Broadcast, onOs: false, onCore: false);
report.Row("SOL_SOCKET", SocketOption.SocketType, SocketType.Stream, SocketType.Stream);
report.Row("SOL_SOCKET", SocketOption.Error, Errno.Success, Errno.Success);
report.RowWithoutCore("IPPROTO_TCP", TcpOption.NoDelay, true);
report.RowWithoutCore("IPPROTO_TCP", TcpOption.KeepAliveTime, TimeSpan.FromMinutes(1));
report.RowWithoutCore("IPPROTO_IP", IPOption.TimeToLive, 32);
if (OperatingSystem.IsLinux())
{
    // Without this test the compiler warns, for no other system has the option.
    os.Options.TcpUserTimeout = TimeSpan.FromSeconds(5);
    report.RowWithoutCore("IPPROTO_TCP", TcpOption.UserTimeout, TimeSpan.FromSeconds(5));
}

report.PrintTable();

// Move data through both.
Console.WriteLine();
report.Expect("echo over TCP", "hello, world", tcp.Echo("hello, world"));
byte[] buffer = new byte[64];
report.Expect("send on the core", 12, core.Send("hello, world"u8, MessageFlags.None).Count);
report.Expect("receive at its peer", 12, peer.Receive(buffer, MessageFlags.None).Count);
report.Expect("the bytes", "hello, world", System.Text.Encoding.UTF8.GetString(buffer, 0, 12));

// What is refused. By key none of this compiles; by number it is an error of the system, or of the core.
Console.WriteLine();
byte[] on = BitConverter.GetBytes(1);
ReadOnlyOptionKey<SocketType> type = SocketOption.SocketType;
OptionKey<bool> keepAlive = SocketOption.KeepAlive;
const int NoSuchLevel = 4711;
report.ExpectRefusal("set SO_TYPE, which is get-only, on the OS", () => os.SetRawSocketOption(type.Id.Level.Number, type.Id.Number, on));
report.Expect("set SO_TYPE, which is get-only, on the core", Errno.ENOPROTOOPT, core.SetOption(type.Id.Level.Core, type.Id.CoreNumber, on));
report.ExpectRefusal("set SO_KEEPALIVE at a wrong level on the OS", () => os.SetRawSocketOption(NoSuchLevel, keepAlive.Id.Number, on));
report.Expect("set SO_KEEPALIVE at a wrong level on the core", Errno.ENOPROTOOPT, core.SetOption(NoSuchLevel, keepAlive.Id.CoreNumber, on));
report.ExpectRefusal("set SO_KEEPALIVE with two bytes on the OS", () => os.SetRawSocketOption(keepAlive.Id.Level.Number, keepAlive.Id.Number, on.AsSpan(0, 2)));
report.Expect("set SO_KEEPALIVE with two bytes on the core", Errno.EINVAL, core.SetOption(keepAlive.Id.Level.Core, keepAlive.Id.CoreNumber, on.AsSpan(0, 2)));
report.Expect("get SO_KEEPALIVE into two bytes on the OS: length", 2, os.GetRawSocketOption(keepAlive.Id.Level.Number, keepAlive.Id.Number, buffer.AsSpan(0, 2)));
report.Expect("get SO_KEEPALIVE into two bytes on the core", Errno.Success, core.GetOption(keepAlive.Id.Level.Core, keepAlive.Id.CoreNumber, buffer.AsSpan(0, 2), out int length));
report.Expect("get SO_KEEPALIVE into two bytes on the core: length", 2, length);

Console.WriteLine();
Console.WriteLine(report.Surprises == 0 ? "Everything is as expected." : $"{report.Surprises} answers are not as expected.");
return report.Surprises == 0 ? 0 : 1;
