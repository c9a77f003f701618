using System.Net;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Tests;

public sealed class StepParserTests
{
    private static readonly Operand S = new Operand.Label("s");

    [Theory]
    [InlineData("frobnicate(s)", "character 1: unknown step 'frobnicate'")]
    [InlineData("s=socket(unix,stream) ; s2=sokcet(unix,stream)", "character 28: unknown step 'sokcet'")]
    [InlineData("s=socket(unxi,stream)", "character 10: unknown family 'unxi'")]
    [InlineData("s=socket(unix,steram)", "character 15: unknown type 'steram'")]
    [InlineData("s=socket(unix)", "character 14: expected ',', not ')'")]
    [InlineData("s=socket(unix,stream", "character 21: expected ')', not the end")]
    [InlineData("s=socket(unix,stream) close(s)", "character 23: expected ';' or the end")]
    [InlineData("s=socket(unix,stream) ; ", "character 25: expected step, not the end")]
    [InlineData("close(s)", "character 7: no step before this one gives a descriptor 's'")]
    [InlineData("s=listen(3,1) ; close(s)", "character 23: no step before this one gives a descriptor 's'")]
    [InlineData("s=socket(1,1) ; s=socket(1,1)", "character 17: there is a step 's' already")]
    [InlineData("a=pair(unix,stream)", "character 1: pair has two labels")]
    [InlineData("a,b,c=pair(unix,stream)", "character 1: pair has two labels")]
    [InlineData("a,b=socket(unix,stream)", "character 1: only pair has two labels")]
    [InlineData("a,b=pair(1,stream)", "character 10: unknown family '1'")]
    [InlineData("a,b=pair(unix,stream,nb)", "character 22: expected 'NB', not 'n'")]
    [InlineData("recv(3,10,peak)", "character 11: unknown flag 'peak'")]
    [InlineData("recv(3,10,peek|wait)", "character 16: unknown flag 'wait'")]
    [InlineData("recv(3,10,ctl=24)", "character 10: expected ')', not ','")]
    [InlineData("recv(3,-1)", "character 8: length cannot be -1")]
    [InlineData("recvmsg(3,10,peek,ctrl=24)", "character 19: expected 'ctl=', not 'c'")]
    [InlineData("send(3,hello)", "character 8: expected data, 'text' or x*N, not 'h'")]
    [InlineData("send(3,'hello)", "character 9: a closing quote is missing")]
    [InlineData("sendfd(3,'m')", "character 13: expected ',', not ')'")]
    [InlineData("bind(3,local:0)", "character 8: unknown address 'local:'")]
    [InlineData("bind(3,lo:none)", "character 11: unknown port 'none'")]
    [InlineData("bind(3,lo:65536)", "character 11: port cannot be 65536")]
    [InlineData("bind(3,v4:path:x)", "character 11: only an address with a port has a family before it")]
    [InlineData("bind(3,v4:v6:lo:0)", "character 11: only an address with a port has a family before it")]
    [InlineData("bind(3,path)", "character 8: unknown address 'path'")]
    [InlineData("bind(3,@s)", "character 9: no step before this one gives a descriptor 's'")]
    [InlineData("bind(3,lo:0,len=3)", "character 13: expected 'alen=', not 'l'")]
    [InlineData("setopt(3,SOCKET,LINGER,linger(1))", "character 32: expected '/', not ')'")]
    [InlineData("setopt(3,SOCKET,LINGER,lunger(1/2))", "character 24: unknown value 'lunger'")]
    [InlineData("setopt(3,IP,IP_TTL,byte(256))", "character 25: byte cannot be 256")]
    [InlineData("setopt(3,IP,IP_ADD_MEMBERSHIP,mreq(224.0.2/x))", "character 44: 'x' is no address of IPv4")]
    [InlineData("setopt(3,SOCKET,LINGER,1,len=-1)", "character 30: len cannot be -1")]
    [InlineData("getopt(3,SOCKET,LINGER,as=lingre)", "character 27: unknown form 'lingre'")]
    [InlineData("poll(3,IN|UOT)", "character 11: unknown event 'UOT'")]
    [InlineData("poll(3,IN,60)", "character 11: expected 'ms=', not '6'")]
    [InlineData("shutdown(3,both)", "character 12: unknown direction 'both'")]
    [InlineData("sleep(-5)", "character 7: milliseconds cannot be -5")]
    [InlineData("sleep(99999999999)", "character 7: milliseconds cannot be 99999999999")]
    [InlineData("fill(3,chunk=0)", "character 14: chunk cannot be 0")]
    [InlineData("x=bg(5,close(3))", "character 1: the step in bg has the label")]
    [InlineData("bg(5,bg(5,close(3)))", "character 6: bg in bg")]
    public void What_is_not_in_the_notation_is_an_error_at_its_place(string steps, string message)
    {
        NotationException exception = Assert.Throws<NotationException>(() => StepParser.Parse(steps));
        Assert.Equal($"steps, {message}", exception.Message);
    }

    [Fact]
    public void A_step_has_its_labels_and_its_text()
    {
        Step step = StepParser.Parse("sleep(1) ; a,b=pair(inet6,dgram,NB) ; sleep(2)")[1];
        Assert.Equal("a b", string.Join(' ', step.Labels));
        Assert.Equal("a,b=pair(inet6,dgram,NB)", step.Text);
        Assert.Equal(new Operation.CreateConnected(SocketDomain.InterNetworkV6, SocketType.Dgram, true), step.Operation);
    }

    [Fact]
    public void Words_and_numbers_mean_domains_and_types()
    {
        Assert.Equal(new Operation.CreateSocket(SocketDomain.Unix, SocketType.Seqpacket, 0), Parse("socket(unix,seqpacket)"));
        Assert.Equal(new Operation.CreateSocket((SocketDomain)9999, (SocketType)7, 17), Parse("socket(9999,7,17)"));
        Assert.Equal(new Operation.CreatePair(SocketDomain.InterNetwork, 0), Parse("socketpair(inet,0)"));
    }

    [Fact]
    public void Flags_and_the_control_buffer_may_be_left_out()
    {
        Operand socket = new Operand.Number(3);
        Assert.Equal(new Operation.ReceiveMessage(socket, 9, CallFlags.None, 0), Parse("recvmsg(3,9)"));
        Assert.Equal(new Operation.ReceiveMessage(socket, 9, CallFlags.None, 24), Parse("recvmsg(3,9,ctl=24)"));
        Assert.Equal(
            new Operation.ReceiveMessage(socket, 9, CallFlags.Peek | CallFlags.Truncate, 24),
            Parse("recvmsg(3,9,peek|trunc,ctl=24)"));
    }

    [Fact]
    public void Data_are_a_text_or_a_character_many_times()
    {
        Operation.Send text = (Operation.Send)Parse("send(3,'a, b ; c)',oob)");
        Assert.Equal("a, b ; c)"u8.ToArray(), text.Data.ToBytes());
        Assert.Equal(CallFlags.OutOfBand, text.Flags);
        Assert.Equal("''"u8[..0].ToArray(), ((Operation.Send)Parse("send(3,'')")).Data.ToBytes());
        Assert.Equal("yyy"u8.ToArray(), ((Operation.Send)Parse("send(3,y*3)")).Data.ToBytes());
    }

    [Theory]
    [InlineData("lo:0", InternetPlace.Loopback, 0)]
    [InlineData("any:9", InternetPlace.Any, 9)]
    [InlineData("nonlocal:65535", InternetPlace.NonLocal, 65535)]
    [InlineData("mcast:1", InternetPlace.Multicast, 1)]
    public void An_address_of_the_internet_is_a_place_and_a_port(string text, object place, int port) => Assert.Equal(
        new AddressForm.Internet((InternetPlace)place, new PortForm.Number(port), null), ParseAddress(text));

    [Fact]
    public void Addresses_have_these_forms()
    {
        Assert.Equal(new AddressForm.Internet(InternetPlace.Loopback, new PortForm.Unused(), null), ParseAddress("lo:free"));
        Assert.Equal(new AddressForm.Internet(InternetPlace.Any, new PortForm.Unused(), null), ParseAddress("any:freeudp"));
        Assert.Equal(
            new AddressForm.Internet(InternetPlace.Loopback, new PortForm.Of(S), SocketDomain.InterNetwork),
            ParseAddress("v4:lo:@s"));
        Assert.Equal(
            new AddressForm.Internet(InternetPlace.Any, new PortForm.Number(9), SocketDomain.InterNetworkV6),
            ParseAddress("v6:any:9"));
        Assert.Equal(new AddressForm.NameOf(S), ParseAddress("@s"));
        Assert.Equal(new AddressForm.Path("no/such/dir"), ParseAddress("path:no/such/dir"));
        Assert.Equal(new AddressForm.PathOfLength(104), ParseAddress("pathlen:104"));
        Assert.Equal(new AddressForm.Abstract("name"), ParseAddress("abs:name"));
        Assert.Equal(new AddressForm.DomainOnly(), ParseAddress("famonly:"));
        Assert.Equal(new AddressForm.OfDomain(0), ParseAddress("unspec:"));
        Assert.Equal(new AddressForm.OfDomain(2), ParseAddress("fam:2"));
        Assert.Equal(new AddressForm.Anything(), ParseAddress("x"));
    }

    [Fact]
    public void Values_of_options_have_these_forms()
    {
        Assert.Equal(new OptionValue.Int32(-2), ParseValue("-2"));
        Assert.Equal(new OptionValue.Octet(255), ParseValue("byte(255)"));
        Assert.Equal(new OptionValue.Text("eth0"), ParseValue("str(eth0)"));
        Assert.Equal(new OptionValue.Linger(1, 5), ParseValue("linger(1/5)"));
        Assert.Equal(new OptionValue.TimeValue(-1, 2000000), ParseValue("tv(-1/2000000)"));
        Assert.Equal(new OptionValue.Membership(IPAddress.Parse("224.0.2.1"), IPAddress.Loopback),
            ParseValue("mreq(224.0.2.1/127.0.0.1)"));
        Assert.Equal(new OptionValue.Descriptor(S), ParseValue("fd(s)"));
        Assert.Equal(new OptionValue.Descriptor(new Operand.Number(-1)), ParseValue("fd(-1)"));
        Assert.Equal(new OptionValue.Descriptor(new Operand.NullDevice()), ParseValue("fd(devnull)"));
        Assert.Equal(new OptionValue.Splice(S, -1, 3), ParseValue("splice(s/-1/3)"));
    }

    [Fact]
    public void Levels_and_options_are_names_or_numbers()
    {
        Operation.GetOption named = (Operation.GetOption)Parse("getopt(3,TCP,TCP_CORK,as=i64,len=-1)");
        Assert.Equal((new OptionName("TCP", 0), new OptionName("TCP_CORK", 0)), (named.Level, named.Option));
        Assert.Equal((OptionForm.Int64, -1), (named.Form, named.Length));
        Operation.GetOption numbered = (Operation.GetOption)Parse("getopt(3,9999,-1)");
        Assert.Equal((new OptionName("", 9999), new OptionName("", -1)), (numbered.Level, numbered.Option));
        Assert.Equal((OptionForm.Int32, null), (numbered.Form, numbered.Length));
    }

    [Fact]
    public void A_step_may_be_done_later()
    {
        Operation.Later later = (Operation.Later)Parse("bg(150,w=shutdown(3,rd))");
        Assert.Equal(TimeSpan.FromMilliseconds(150), later.Delay);
        Assert.Equal("w", Assert.Single(later.Step.Labels));
        Assert.Equal("w=shutdown(3,rd)", later.Step.Text);
    }

    private static Operation Parse(string step) => StepParser.Parse(step).Single().Operation;

    private static AddressForm ParseAddress(string address) =>
        ((Operation.Bind)StepParser.Parse($"s=socket(unix,stream) ; bind(s,{address})")[1].Operation).Address;

    private static OptionValue ParseValue(string value) =>
        ((Operation.SetOption)StepParser.Parse($"s=socket(unix,stream) ; setopt(s,1,1,{value})")[1].Operation).Value;
}
