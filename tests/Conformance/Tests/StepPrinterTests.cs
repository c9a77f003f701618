using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

public sealed class StepPrinterTests
{
    // As a case has them, and not as they are printed, are a port of UDP, an int before a length, and data of one character.
    public static TheoryData<string> Cases => new(CaseTable.Own().Select(row => row.Id));

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_printed_reads_as_the_same_steps(string id)
    {
        Step[] steps = [.. StepParser.Parse(CaseTable.Own().Single(row => row.Id == id).Steps)];
        Step[] printed = [.. steps.Select(step => StepPrinter.Of(step.Operation, step.Labels.AsSpan()))];
        Step[] read = [.. StepParser.Parse(string.Join(" ; ", printed.Select(step => step.Text)))];

        Assert.Equal(steps.Select(Shown), read.Select(Shown));
        Assert.Equal(printed.Select(step => step.Text), read.Select(step => step.Text));
    }

    [Theory]
    [InlineData("s=recv(3,10,peek|dontwait)")]
    [InlineData("recvmsg(3,10,ctl=24)")]
    [InlineData("sendto(-1,'a=(b',path:d/p)")]
    [InlineData("setopt(devnull,77,LINGER,linger(1/0),len=3)")]
    [InlineData("getopt(3,SOCKET,ERROR,as=err)")]
    [InlineData("poll(3,IN|OUT,ms=0)")]
    [InlineData("connect(3,unspec:,alen=2)")]
    [InlineData("shutdown(3,7)")]
    [InlineData("send(3,x*0)")]
    public void A_step_is_printed_as_it_was_read(string text)
    {
        Step step = StepParser.Parse(text)[0];
        Assert.Equal(text, StepPrinter.Of(step.Operation, step.Labels.AsSpan()).Text);
    }

    [Theory]
    [InlineData("a,b=pair(unix,stream)", "pair")]
    [InlineData("send(3,'a=b(c')", "send")]
    [InlineData("r=sendto(3,'a',path:p)", "sendto")]
    public void The_name_of_a_step_is_that_of_its_operation(string text, string name) =>
        Assert.Equal(name, StepPrinter.NameOf(StepParser.Parse(text)[0]));

    // An array of descriptors is another object each time.
    private static string Shown(Step step) => step.Operation is Operation.SendDescriptors send
        ? $"{string.Join(' ', step.Labels)} {send.Socket} {send.Data} {string.Join(' ', send.Descriptors)}"
        : step.Operation is Operation.Later later
            ? $"{later.Delay} {Shown(later.Step)}"
            : $"{string.Join(' ', step.Labels)} {step.Operation}";
}
