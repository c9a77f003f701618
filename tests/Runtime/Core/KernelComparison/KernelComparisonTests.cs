namespace Sockopt.Tests.Core;

/// <summary>The same story on the Linux profile and on sockets of the running kernel: both must tell the same. The stories are
/// in <c>stories.tsv</c>; how they are written: <see cref="Teller"/>.</summary>
public sealed class KernelComparisonTests
{
    public static TheoryData<string> Data => Stories("data");

    public static TheoryData<string> Options => Stories("options");

    public static TheoryData<string> Urgent => Stories("urgent");

    public static TheoryData<string> Names => Stories("names");

    public static TheoryData<string> Polls => Stories("poll");

    public static TheoryData<string> Datagrams => Stories("dgram");

    public static TheoryData<string> Seqpackets => Stories("seqpacket");

    public static TheoryData<string> Rights => Stories("rights");

    [LinuxTheory]
    [MemberData(nameof(Data))]
    public void Data_goes_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Options))]
    public void Options_do_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Urgent))]
    public void Urgent_data_goes_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Names))]
    public void Names_and_connections_are_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Polls))]
    public void Polling_tells_what_the_kernel_tells(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Datagrams))]
    public void Datagrams_go_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Seqpackets))]
    public void Seqpackets_go_as_on_the_kernel(string story) => Compare(story);

    [LinuxTheory]
    [MemberData(nameof(Rights))]
    public void Files_go_as_on_the_kernel(string story) => Compare(story);

    private static TheoryData<string> Stories(string subject) =>
    [
        .. from row in DataFile.Read("Core/KernelComparison/stories.tsv")
           where row["subject"] == subject
           select row["story"],
    ];

    private static void Compare(string story)
    {
        string directory = System.IO.Directory.CreateTempSubdirectory("so").FullName;
        try
        {
            using KernelTeller kernel = new(directory);
            using CoreTeller core = new(directory, KernelTeller.Self);
            string[] steps = story.Split("; ");
            Assert.Equal(steps.Select(kernel.Tell).ToArray(), steps.Select(core.Tell).ToArray());
        }
        finally
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }
}
