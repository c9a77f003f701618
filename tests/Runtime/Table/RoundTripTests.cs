using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Sockopt.Generators.Model;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Table;

/// <summary>Every row of the table that has a <c>test</c> value, held against the running kernel: by the numbers and the layout
/// that the row gives, set, read back, and compared with what the row says the kernel makes of it.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string, string, string> Claims
    {
        get
        {
            TheoryData<string, string, string> claims = [];
            foreach ((LevelModel level, OptionModel option) in OptionTable.Options)
            {
                if (option.Test.Count != 1 || !option.Numbers.Has(Abi.Linux))
                {
                    continue;
                }

                EquatableArray<string> domains = option.Domains.Count > 0 ? option.Domains : level.Domains;
                foreach (string domain in domains.Count > 0 ? [.. domains] : (string[])["unix", "inet", "inet6"])
                {
                    // TCP is the protocol of streams; raw sockets take a privilege.
                    foreach (string type in option.Sockets.Count > 0 ? [.. option.Sockets] : level.Id == "Tcp" ? ["stream"] : (string[])["stream", "dgram"])
                    {
                        if (type is "stream" or "dgram")
                        {
                            claims.Add(option.Name, domain, type);
                        }
                    }
                }
            }

            return claims;
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Claims))]
    public void What_is_set_reads_back_as_the_table_says(string name, string domain, string type)
    {
        (LevelModel level, OptionModel option) = OptionTable.Options.Single(entry => entry.Option.Name == name);
        Assert.True(level.Numbers.TryGet(Abi.Linux, out long levelNumber));
        Assert.True(option.Numbers.TryGet(Abi.Linux, out long number));
        using Socket socket = Open(domain, type);
        byte[] before = Get(socket, levelNumber, number);
        byte[] sample = Sample(option);
        Assert.False(before.AsSpan().StartsWith(sample), $"{name} has its test value by default, so that setting it proves nothing");

        socket.SetRawSocketOption((int)levelNumber, (int)number, sample);

        byte[] after = Get(socket, levelNumber, number);
        if (option.Kernel.TryGet(Abi.Linux, out string effect) && effect == "doubled")
        {
            Assert.Equal(2 * MemoryMarshal.Read<int>(sample), MemoryMarshal.Read<int>(after));
        }
        else
        {
            Assert.Equal(Convert.ToHexString(sample), Convert.ToHexString(after)[..(2 * sample.Length)]);
        }
    }

    public static TheoryData<string> GetOnly => [.. OptionTable.Options
        .Where(entry => entry.Option.Numbers.Has(Abi.Linux) && entry.Option.Access[Abi.Linux] == Access.Get)
        .Select(entry => entry.Option.Name)];

    [LinuxTheory]
    [MemberData(nameof(GetOnly))]
    public void Setting_what_is_get_only_is_refused(string name)
    {
        (LevelModel level, OptionModel option) = OptionTable.Options.Single(entry => entry.Option.Name == name);
        Assert.True(level.Numbers.TryGet(Abi.Linux, out long levelNumber));
        Assert.True(option.Numbers.TryGet(Abi.Linux, out long number));
        using Socket socket = Open(option.Domains.Count > 0 ? option.Domains[0] : "inet", "stream");

        SocketException exception = Assert.Throws<SocketException>(() => socket.SetRawSocketOption((int)levelNumber, (int)number, new byte[16]));

        Assert.Equal(SocketError.ProtocolOption, exception.SocketErrorCode);
    }

    private static Socket Open(string domain, string type)
    {
        AddressFamily family = domain switch
        {
            "unix" => AddressFamily.Unix,
            "inet" => AddressFamily.InterNetwork,
            _ => AddressFamily.InterNetworkV6,
        };
        SocketType socketType = type == "stream" ? SocketType.Stream : SocketType.Dgram;
        ProtocolType protocol = family == AddressFamily.Unix ? ProtocolType.Unspecified
            : socketType == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp;
        Socket socket = new(family, socketType, protocol);
        if (family == AddressFamily.InterNetworkV6)
        {
            // The framework makes IPv6 sockets dual-stack or not by itself.
            socket.DualMode = true;
        }

        return socket;
    }

    private static byte[] Get(Socket socket, long level, long number)
    {
        byte[] buffer = new byte[256];
        return buffer[..socket.GetRawSocketOption((int)level, (int)number, buffer)];
    }

    private static byte[] Sample(OptionModel option)
    {
        string test = option.Test.Single();
        return option.Value.Kind switch
        {
            ValueKind.Flag => BitConverter.GetBytes(test == "true" ? 1 : 0),
            ValueKind.Int64 => BitConverter.GetBytes(Number()),
            ValueKind.Timeval => [.. BitConverter.GetBytes(Number()), .. BitConverter.GetBytes(0L)],
            ValueKind.Linger => [.. BitConverter.GetBytes(1), .. BitConverter.GetBytes((int)Number())],
            ValueKind.IPv4 => IPAddress.Parse(test).GetAddressBytes(),
            ValueKind.Text => Encoding.ASCII.GetBytes(test),
            _ => BitConverter.GetBytes((int)Number()),
        };

        long Number() => long.Parse(test, System.Globalization.CultureInfo.InvariantCulture);
    }
}
