using System.Globalization;
using System.Net.Sockets;
using Sockopt;

namespace Quickstart;

/// <summary>What the sockets answered, and how many of the answers were not expected.</summary>
internal sealed class Report(Socket os, KernelSocket core)
{
    private readonly List<(string Option, string Level, string Os, string Core)> _rows = [("option", "level", "OS socket", "core socket")];

    public int Surprises { get; private set; }

    /// <summary>Reads an option that both sockets have.</summary>
    public void Row<T>(string level, OptionKey<T> key, T onOs, T onCore)
    {
        Errno error = core.GetOption(key, out T value);
        Add(key.Name, level, os.GetOption(key), onOs, error, value, onCore);
    }

    /// <summary>Reads an option that both sockets have, and nobody can set.</summary>
    public void Row<T>(string level, ReadOnlyOptionKey<T> key, T onOs, T onCore)
    {
        Errno error = core.GetOption(key, out T value);
        Add(key.Name, level, os.GetOption(key), onOs, error, value, onCore);
    }

    /// <summary>Reads an option that the core's socket does not have.</summary>
    public void RowWithoutCore<T>(string level, OptionKey<T> key, T onOs)
    {
        Errno error = core.GetOption(key, out _);
        _rows.Add((key.Name, level, Compare(os.GetOption(key), onOs), Compare(error, Errno.ENOPROTOOPT)));
    }

    /// <summary>Prints an answer beside what it is of.</summary>
    public void Expect<T>(string what, T expected, T actual) => Print(what, Compare(actual, expected));

    /// <summary>Prints the error with which the operating system refuses a call.</summary>
    public void ExpectRefusal(string what, Action call)
    {
        try
        {
            call();
            Surprises++;
            Print(what, "accepted, but should have been refused");
        }
        catch (SocketException exception)
        {
            Print(what, exception.SocketErrorCode.ToString());
        }
    }

    public void PrintTable()
    {
        int Width(Func<(string Option, string Level, string Os, string Core), string> column) => _rows.Max(row => column(row).Length);
        int option = Width(row => row.Option);
        int level = Width(row => row.Level);
        int onOs = Width(row => row.Os);
        Console.WriteLine();
        foreach ((string name, string of, string first, string second) in _rows)
        {
            Console.WriteLine($"{name.PadRight(option)}  {of.PadRight(level)}  {first.PadRight(onOs)}  {second}");
        }
    }

    private static void Print(string what, string answer) => Console.WriteLine($"{what,-52}  {answer}");

    private void Add<T>(string name, string level, T os, T onOs, Errno error, T core, T onCore) =>
        _rows.Add((name, level, Compare(os, onOs), error == Errno.Success ? Compare(core, onCore) : Compare(error, Errno.Success)));

    private string Compare<T>(T actual, T expected)
    {
        if (EqualityComparer<T>.Default.Equals(actual, expected))
        {
            return Display(actual);
        }

        Surprises++;
        return $"{Display(actual)}, expected {Display(expected)}";
    }

    private static string Display<T>(T value) => value switch
    {
        bool flag => flag ? "on" : "off",
        TimeSpan time => $"{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s",
        Linger linger => linger.Enabled ? $"on, {Display(linger.Interval)}" : "off",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
