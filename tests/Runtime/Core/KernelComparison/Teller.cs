using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Sockopt.Tests.Core;

/// <summary>Plays a story of local sockets, none of which blocks, and tells what came of each step.</summary>
/// <remarks>
/// <para>A step is the name of a socket, what it does and with what. <c>socket</c>, <c>pair B</c> and <c>accept B</c> make
/// sockets, of streams if they do not go on with <c>dgram</c> or <c>seqpacket</c>; a name is <c>@text</c>, a path below the
/// directory of the story, <c>-</c> for a family alone, <c>?</c> for a family that is not ours or <c>!</c> for none.
/// <c>send</c> and <c>recv</c> take a number of bytes or a text, and flags: <c>oob</c>, <c>peek</c>, <c>all</c>, <c>trunc</c>,
/// <c>eor</c>, or <c>to=NAME</c>; <c>fill</c> and <c>drain</c> repeat them until no more goes, <c>flood</c> sends so many bytes,
/// each by itself, and tells how many went. <c>send</c> takes files along by <c>fds=N</c>; <c>recvmsg</c> is <c>recv</c> that
/// tells the sender, the flags, and up to <c>fds=N</c> files.</para>
/// <para>Sizes, low-water marks, flags, <c>linger</c> and <c>timeo</c> are set and then read.</para>
/// </remarks>
internal abstract class Teller(string directory) : IDisposable
{
    public const short Asked = 0x1 | 0x2 | 0x4 | 0x2000;

    protected string Directory => directory;

    public string Tell(string step)
    {
        string[] words = step.Split(' ');
        string socket = words[0];
        string first = words.ElementAtOrDefault(2) ?? "";
        string[] flags = [.. words.Skip(3)];
        string outcome = words[1] switch
        {
            "socket" => Create(socket, TypeOf(first)),
            "pair" => CreatePair(socket, first, TypeOf(words.ElementAtOrDefault(3))),
            "bind" => Bind(socket, first),
            "connect" => Connect(socket, first),
            "listen" => Listen(socket, Number(first)),
            "accept" => Accept(socket, first),
            "send" => Send(socket, Data(first), flags),
            "recv" => Receive(socket, Number(first), flags),
            "recvmsg" => ReceiveMessage(socket, Number(first), flags),
            "flood" => Flood(Number(first), () => Send(socket, [0], flags)),
            "fill" => Repeat(() => Send(socket, new byte[50_000], [])),
            "drain" => Repeat(() => Receive(socket, 50_000, [])),
            "shut" => Shutdown(socket, Number(first)),
            "close" => Close(socket),
            "error" => Error(socket),
            "name" => Name(socket, ofPeer: false),
            "peer" => Name(socket, ofPeer: true),
            "cred" => Credential(socket),
            "poll" => Events(Poll(socket)),
            "avail" => Available(socket),
            "mark" => AtMark(socket),
            "accepts" => Flag(socket, SocketOption.AcceptConnection.Id),
            "file" => MakeFile(first),
            "dir" => MakeDirectory(first),
            "remove" => Remove(first),
            "sndbuf" => SetInts(socket, SocketOption.SendBufferSize.Id, words[2..]),
            "rcvbuf" => SetInts(socket, SocketOption.ReceiveBufferSize.Id, words[2..]),
            "lowat" => SetInts(socket, SocketOption.ReceiveLowWater.Id, words[2..]),
            "linger" => SetInts(socket, SocketOption.Linger.Id, words[2..]),
            "timeo" => SetLongs(socket, SocketOption.ReceiveTimeout.Id, words[2..]),
            "flag" => SetInts(socket, FlagOption(first), words[3..]),
            _ => throw new ArgumentException(step),
        };
        return $"{step} => {outcome}";
    }

    public abstract void Dispose();

    protected abstract string Create(string socket, SocketType type);

    protected abstract string CreatePair(string first, string second, SocketType type);

    protected abstract string Bind(string socket, string name);

    protected abstract string Connect(string socket, string name);

    protected abstract string Listen(string socket, int backlog);

    protected abstract string Accept(string socket, string accepted);

    protected abstract string Send(string socket, byte[] data, string[] flags);

    protected abstract string Receive(string socket, int count, string[] flags);

    protected abstract string ReceiveMessage(string socket, int count, string[] flags);

    protected abstract string Shutdown(string socket, int how);

    protected abstract string Close(string socket);

    protected abstract string Error(string socket);

    protected abstract string Name(string socket, bool ofPeer);

    protected abstract string Credential(string socket);

    protected abstract int Poll(string socket);

    protected abstract string Available(string socket);

    protected abstract string AtMark(string socket);

    protected abstract string MakeFile(string name);

    protected abstract string MakeDirectory(string name);

    protected abstract string Remove(string name);

    /// <summary>Sets an option to the bytes if there are any to set, and replaces them by what it reads then.</summary>
    protected abstract string Set(string socket, OptionId option, byte[] value);

    /// <summary>Reads an option.</summary>
    protected abstract string Get(string socket, OptionId option, byte[] value);

    protected static string DataText(byte[] data, int count)
    {
        string text = Encoding.ASCII.GetString(data, 0, count);
        return count > 20 ? $"{count}" : $"\"{text.Replace('\0', '.')}\"";
    }

    /// <summary>The number of files that a step says.</summary>
    protected static int Files(string[] flags) => Number(Value(flags, "fds=") ?? "0");

    /// <summary>What a step says behind a word; null if it says nothing.</summary>
    protected static string? Value(string[] flags, string word) =>
        flags.FirstOrDefault(flag => flag.StartsWith(word, StringComparison.Ordinal))?[word.Length..];

    /// <summary>What a receive of a message has to tell.</summary>
    protected static string MessageText(byte[] data, int count, string? sender, string flags, int files) =>
        $"{(count > data.Length ? $"{count} of {data.Length}" : DataText(data, count))} from {sender ?? "nobody"}"
        + $"{(flags.Length == 0 ? "" : $", {flags}")}{(files == 0 ? "" : $", {files} files")}";

    /// <summary>The bytes of a name behind its family.</summary>
    protected byte[] DataOf(string name) => name switch
    {
        "-" or "?" or "!" => [],
        ['@', .. string text] => Encoding.ASCII.GetBytes($"\0{directory}{text}"),
        ['#', .. string length] => Encoding.ASCII.GetBytes(directory.PadRight(Number(length), 'x')),
        _ => Encoding.ASCII.GetBytes($"{PathOf(name)}\0"),
    };

    protected string PathOf(string name) => $"{directory}/{name}";

    /// <summary>A name as the story calls it.</summary>
    protected string NameText(ReadOnlySpan<byte> data)
    {
        string text = Encoding.ASCII.GetString(data);
        bool isChosen = text.Length == 6 && text[0] == '\0' && text[1..].All(char.IsAsciiHexDigitLower);
        return isChosen ? "a chosen name" : $"{data.Length - (text.Contains(directory) ? directory.Length : 0)}:"
            + text.Replace(directory, "").Replace('\0', '.');
    }

    // How much fits is the kernel's own business; that there is an end is not.
    private static string Repeat(Func<string> step)
    {
        string outcome;
        do
        {
            outcome = step();
        }
        while (char.IsAsciiDigit(outcome[0]));

        return outcome;
    }

    private static string Flood(int count, Func<string> send)
    {
        for (int sent = 0; sent < count; sent++)
        {
            string outcome = send();
            if (outcome != "1")
            {
                return $"{sent}, {outcome}";
            }
        }

        return $"{count}";
    }

    private static SocketType TypeOf(string? type) => type switch
    {
        "dgram" => SocketType.Dgram,
        "seqpacket" => SocketType.Seqpacket,
        _ => SocketType.Stream,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Data(string text) =>
        text.All(char.IsAsciiDigit) ? [.. Enumerable.Repeat((byte)'x', Number(text))] : Encoding.ASCII.GetBytes(text);

    private static string Events(int ready)
    {
        (int Bit, string Name)[] names =
            [(0x1, "in"), (0x2, "pri"), (0x4, "out"), (0x8, "err"), (0x10, "hup"), (0x20, "nval"), (0x2000, "rdhup")];
        return string.Join('|', names.Where(name => (ready & name.Bit) != 0).Select(name => name.Name));
    }

    private static OptionId FlagOption(string name)
    {
        OptionKey<bool>[] flags =
        [
            SocketOption.KeepAlive, SocketOption.ReuseAddress, SocketOption.ReusePort, SocketOption.DontRoute,
            SocketOption.Broadcast, SocketOption.OutOfBandInline,
        ];
        return flags.Single(flag => flag.Name == name).Id;
    }

    private string Flag(string socket, OptionId option)
    {
        byte[] value = new byte[sizeof(int)];
        return $"{Get(socket, option, value)} {BitConverter.ToInt32(value)}";
    }

    private string SetInts(string socket, OptionId option, string[] values)
    {
        byte[] bytes = MemoryMarshal.AsBytes<int>(values.Select(Number).ToArray()).ToArray();
        string outcome = Set(socket, option, bytes);
        return $"{outcome}, reads {string.Join(' ', MemoryMarshal.Cast<byte, int>(bytes).ToArray())}";
    }

    private string SetLongs(string socket, OptionId option, string[] values)
    {
        long[] numbers = [.. values.Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
        byte[] bytes = MemoryMarshal.AsBytes<long>(numbers).ToArray();
        string outcome = Set(socket, option, bytes);
        return $"{outcome}, reads {string.Join(' ', MemoryMarshal.Cast<byte, long>(bytes).ToArray())}";
    }
}
