using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt.Tests.Core;

/// <summary>The same steps on the Linux profile and on a pair of real AF_UNIX sockets: both must tell the same story.</summary>
public sealed class KernelComparisonTests
{
    /// <summary>Steps: an end, a or b, and what it does. <c>send</c> and <c>recv</c> take a number of bytes, <c>linger</c>
    /// whether and how many seconds, <c>timeo</c> seconds and microseconds, <c>flag</c> the name of a flag and its
    /// value.</summary>
    [LinuxTheory]
    [InlineData("a send 5; b peek 3; b recv 3; b recv 9; b recv 9")] // S9.7
    [InlineData("b recv 0; a send 3; b recv 0; b recv 9; b recv 0")] // S9.4e
    [InlineData("a send 4; a shut 1; a send 1; a send 0; b recv 9; b recv 9; b send 2; a recv 9; a shut 1")] // S10.3
    [InlineData("a send 4; b shut 0; b recv 2; b recv 9; b recv 9; a send 1; a send 0; b send 3; a recv 9")] // S10.2, S10.5
    [InlineData("a shut 2; a send 1; b send 1; a recv 1; b recv 1")]
    [InlineData("a send 4; a close; b send 1; b recv 2; b recv 9; b recv 9; b error; b shut 2")] // S12.6
    [InlineData("b send 6; a send 4; a close; b recv 2; b recv 9; b recv 9; b recv 9; b send 1")]
    [InlineData("b send 6; a send 4; a close; b send 1; b send 0; b recv 9; b recv 9; b recv 9")]
    [InlineData("b send 6; a send 4; a close; b error; b error; b recv 9; b recv 9")]
    [InlineData("b send 6; a close; b peek 9; b peek 9; b recv 9")] // S9.4a
    [InlineData("b send 6; a send 4; b lowat 8; a close; b recv 9; b recv 9")] // S9.8
    [InlineData("b send 6; a send 4; b lowat 8; a close; b recv 4; b recv 9")]
    [InlineData("b send 6; a shut 0; a close; b recv 1; b recv 1")]
    [InlineData("b send 6; a shut 2; b recv 1; a close; b recv 1; b recv 1")]
    [InlineData("a sndbuf 5000; a sndbuf 0; a sndbuf 2305; a rcvbuf 0; a rcvbuf 1153")] // S13.4
    [InlineData("a shut 2; a sndbuf 9000; a rcvbuf 9000; b sndbuf 9000; b rcvbuf 9000")] // S13.4
    [InlineData("a lowat 0; a lowat -5; a lowat 7; a lowat 1000000")] // S13.4
    [InlineData("a send 100000; a sndbuf 0; a send 0; a send 1; b recv 100000; a send 1")] // S7.5, S8.2
    [InlineData("a linger 0 9; a linger 1 5; a linger 0 9; a linger 1 2147483647; a linger 0 0; a linger 2 7")] // S13.4
    [InlineData("a timeo 2 500000; a timeo 2 -1; a timeo 2 1000000; a timeo -1 0; a timeo -1 1000000; a timeo 0 0")] // S13.4
    [InlineData("a timeo 900000000000 4000; a timeo 9223372036854775807 0; a timeo 9223372036854775807 999999")] // S13.4
    [InlineData("a flag SO_KEEPALIVE 1; a flag SO_KEEPALIVE -3; a flag SO_KEEPALIVE 0; a flag SO_REUSEADDR 2")] // S13.4
    [InlineData("a flag SO_DONTROUTE 1; a flag SO_BROADCAST 1; a flag SO_OOBINLINE 1")] // S13.4
    [InlineData("a flag SO_REUSEPORT 0; a flag SO_REUSEPORT 1; a flag SO_REUSEPORT 0")] // S13.4
    public void The_core_does_what_the_kernel_does(string steps)
    {
        using KernelTeller kernel = new KernelTeller();
        using CoreTeller core = new CoreTeller();
        string[] parsed = steps.Split("; ");
        Assert.Equal(parsed.Select(kernel.Tell).ToArray(), parsed.Select(core.Tell).ToArray());
    }

    /// <summary>Does a step and tells what came of it.</summary>
    private abstract class Teller : IDisposable
    {
        public string Tell(string step)
        {
            string[] words = step.Split(' ');
            bool first = words[0] == "a";
            int number = words.Length == 3 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 0;
            string outcome = words[1] switch
            {
                "send" => Send(first, new byte[number]),
                "recv" => Receive(first, new byte[number], peek: false),
                "peek" => Receive(first, new byte[number], peek: true),
                "shut" => Shutdown(first, number),
                "close" => Close(first),
                "error" => Error(first),
                "sndbuf" => SetInts(first, SocketOption.SendBufferSize.Id, words[2]),
                "rcvbuf" => SetInts(first, SocketOption.ReceiveBufferSize.Id, words[2]),
                "lowat" => SetInts(first, SocketOption.ReceiveLowWater.Id, words[2]),
                "flag" => SetInts(first, Flag(words[2]), words[3]),
                "linger" => SetInts(first, SocketOption.Linger.Id, words[2], words[3]),
                "timeo" => SetLongs(first, SocketOption.ReceiveTimeout.Id, words[2], words[3]),
                _ => throw new ArgumentException(step),
            };
            return $"{step} => {outcome}";
        }

        public abstract void Dispose();

        protected abstract string Send(bool first, byte[] data);

        protected abstract string Receive(bool first, byte[] buffer, bool peek);

        protected abstract string Shutdown(bool first, int how);

        protected abstract string Close(bool first);

        protected abstract string Error(bool first);

        /// <summary>Sets an option to the bytes, and replaces them by what it reads then.</summary>
        protected abstract string Set(bool first, OptionId option, byte[] value);

        private static OptionId Flag(string name)
        {
            OptionKey<bool>[] flags =
            [
                SocketOption.KeepAlive, SocketOption.ReuseAddress, SocketOption.ReusePort, SocketOption.DontRoute,
                SocketOption.Broadcast, SocketOption.OutOfBandInline,
            ];
            return flags.Single(flag => flag.Name == name).Id;
        }

        private string SetInts(bool first, OptionId option, params string[] values)
        {
            int[] numbers = [.. values.Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
            byte[] bytes = MemoryMarshal.AsBytes<int>(numbers).ToArray();
            string outcome = Set(first, option, bytes);
            return $"{outcome}, reads {string.Join(' ', MemoryMarshal.Cast<byte, int>(bytes).ToArray())}";
        }

        private string SetLongs(bool first, OptionId option, params string[] values)
        {
            long[] numbers = [.. values.Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
            byte[] bytes = MemoryMarshal.AsBytes<long>(numbers).ToArray();
            string outcome = Set(first, option, bytes);
            return $"{outcome}, reads {string.Join(' ', MemoryMarshal.Cast<byte, long>(bytes).ToArray())}";
        }
    }

    private sealed class CoreTeller : Teller
    {
        private readonly LocalPair _pair = new(StackProfile.Linux);

        public override void Dispose() => _pair.Dispose();

        protected override string Send(bool first, byte[] data) => Outcome(End(first).Send(data, MessageFlags.DontWait));

        protected override string Receive(bool first, byte[] buffer, bool peek) =>
            Outcome(End(first).Receive(buffer, MessageFlags.DontWait | (peek ? MessageFlags.Peek : MessageFlags.None)));

        protected override string Shutdown(bool first, int how) => Name(End(first).Shutdown((ShutdownHow)how));

        protected override string Close(bool first) => Name(End(first).Close());

        protected override string Error(bool first) => Name(End(first).PendingError());

        protected override string Set(bool first, OptionId option, byte[] value)
        {
            string outcome = Name(End(first).SetOption(option.Level.Core, option.CoreNumber, value));
            Assert.Equal(Errno.Success, End(first).GetOption(option.Level.Core, option.CoreNumber, value, out int length));
            Assert.Equal(value.Length, length);
            return outcome;
        }

        private static string Outcome(IoResult result) => result.IsSuccess ? $"{result.Count}" : Name(result.Errno);

        private static string Name(Errno error) => error switch
        {
            Errno.EAGAIN => nameof(SocketError.WouldBlock),
            Errno.EPIPE => nameof(SocketError.Shutdown),
            Errno.ECONNRESET => nameof(SocketError.ConnectionReset),
            Errno.EOPNOTSUPP => nameof(SocketError.OperationNotSupported),
            Errno.EDOM => nameof(SocketError.SocketError), // The framework has no name for it.
            _ => error.ToString(),
        };

        private KernelSocket End(bool first) => first ? _pair.A : _pair.B;
    }

    private sealed class KernelTeller : Teller
    {
        private readonly Socket _a;
        private readonly Socket _b;

        public KernelTeller()
        {
            // A name in the abstract name space leaves no file behind.
            UnixDomainSocketEndPoint address = new UnixDomainSocketEndPoint($"\0sockopt-{Guid.NewGuid()}");
            using Socket listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(address);
            listener.Listen(1);
            _a = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _a.Connect(address);
            _b = listener.Accept();
            _a.Blocking = _b.Blocking = false;
        }

        public override void Dispose()
        {
            _a.Dispose();
            _b.Dispose();
        }

        protected override string Send(bool first, byte[] data)
        {
            int count = End(first).Send(data, 0, data.Length, SocketFlags.None, out SocketError error);
            return error == SocketError.Success ? $"{count}" : $"{error}";
        }

        protected override string Receive(bool first, byte[] buffer, bool peek)
        {
            SocketFlags flags = peek ? SocketFlags.Peek : SocketFlags.None;
            int count = End(first).Receive(buffer, 0, buffer.Length, flags, out SocketError error);
            return error == SocketError.Success ? $"{count}" : $"{error}";
        }

        protected override string Shutdown(bool first, int how) => Try(() => End(first).Shutdown((SocketShutdown)how));

        protected override string Close(bool first) => Try(End(first).Close);

        // The framework's own names of SO_ERROR, and not the kernel's numbers.
        protected override string Error(bool first) =>
            ((SocketError)End(first).GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!).ToString();

        protected override string Set(bool first, OptionId option, byte[] value)
        {
            string outcome = Try(() => End(first).SetRawSocketOption(option.Level.Number, option.Number, value));
            Assert.Equal(value.Length, End(first).GetRawSocketOption(option.Level.Number, option.Number, value));
            return outcome;
        }

        private static string Try(Action call)
        {
            try
            {
                call();
                return nameof(SocketError.Success);
            }
            catch (SocketException e)
            {
                return $"{e.SocketErrorCode}";
            }
        }

        private Socket End(bool first) => first ? _a : _b;
    }
}
