namespace Sockopt;

/// <summary>The files that a message takes along, each with a reference of the call that sends it.</summary>
internal readonly struct HeldRights(OpenFile[] files, Errno errno, CancellationToken exiting) : IDisposable
{
    /// <summary><see cref="Errno.Success"/>, or why the call must not be made.</summary>
    public Errno Errno => errno;

    /// <summary>The files. A bad descriptor that the send itself is to find is a file that was closed.</summary>
    public OpenFile[] Files => files;

    public void Dispose() =>
        OpenFile.ReleaseAll(Array.FindAll(files, file => file != DescriptorSlots.Closed), exiting);
}
