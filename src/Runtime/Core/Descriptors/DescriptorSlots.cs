namespace Sockopt;

/// <summary>Which file each descriptor is (struct filedesc). Who looks one up takes no lock; who changes one does.</summary>
/// <remarks>A slot holds a reference to its file. What is taken out of one is released by the caller, without a lock: that may
/// close a socket, which takes locks.</remarks>
internal sealed class DescriptorSlots(int maximum)
{
    private const int FewSlots = 16;

    private readonly Lock _lock = new();
    private OpenFile?[] _files = [];

    // Becomes zero when there shall be no descriptors any more.
    private int _maximum = maximum;

    // No number below it is free.
    private int _lowestFree;

    /// <summary>A file that was closed. In a slot it keeps the number for a file that is still being made; for everybody else
    /// the descriptor is bad.</summary>
    public static OpenFile Closed { get; } = ClosedFile.Make();

    /// <summary>Finds the file of a descriptor.</summary>
    /// <returns>The file, with a reference for the caller; null for a bad descriptor.</returns>
    public OpenFile? Find(int descriptor)
    {
        OpenFile? before = null;
        while (true)
        {
            OpenFile?[] files = Volatile.Read(ref _files);
            OpenFile? file = (uint)descriptor < (uint)files.Length ? Volatile.Read(ref files[descriptor]) : null;
            if (file is null || file.TryAddReference())
            {
                return file;
            }

            // It has left the slot and was closed since; or it was closed in there, by somebody who gave up what is not his.
            if (file == before)
            {
                return null;
            }

            before = file;
        }
    }

    /// <summary>Takes the lowest free numbers for files that do not exist yet, or as many as there are.</summary>
    /// <returns>How many.</returns>
    public int Reserve(Span<int> numbers)
    {
        lock (_lock)
        {
            int taken = 0;
            while (taken < numbers.Length && TryTakeLowest(Closed, out numbers[taken]))
            {
                taken++;
            }

            return taken;
        }
    }

    /// <summary>Takes as many of the lowest free numbers as asked for, or none.</summary>
    public bool TryReserve(Span<int> numbers)
    {
        int taken = Reserve(numbers);
        if (taken < numbers.Length)
        {
            Free(numbers[..taken]);
        }

        return taken == numbers.Length;
    }

    /// <summary>Puts a file where a number was taken for it. Its reference is the slot's from now on. If meanwhile everything was
    /// taken out for good, that happens to it at once.</summary>
    public void Fill(int number, OpenFile file)
    {
        lock (_lock)
        {
            if (number < _maximum)
            {
                Volatile.Write(ref _files[number], file);
                return;
            }
        }

        file.Release();
    }

    /// <summary>Gives back numbers that were taken.</summary>
    public void Free(ReadOnlySpan<int> numbers)
    {
        lock (_lock)
        {
            foreach (int number in numbers)
            {
                if (number < _maximum)
                {
                    Vacate(number);
                }
            }
        }
    }

    /// <summary>Puts a file under the lowest free number. Its reference is the slot's from now on.</summary>
    public bool TryAdd(OpenFile file, out int descriptor)
    {
        lock (_lock)
        {
            return TryTakeLowest(file, out descriptor);
        }
    }

    /// <summary>Takes a file out.</summary>
    /// <returns>The file, whose reference is the caller's now; null for a bad descriptor.</returns>
    public OpenFile? Remove(int descriptor)
    {
        lock (_lock)
        {
            OpenFile? file = (uint)descriptor < (uint)_files.Length ? _files[descriptor] : null;
            if (file is null || file == Closed)
            {
                return null;
            }

            Vacate(descriptor);
            return file;
        }
    }

    /// <summary>Puts a file under a certain number (dup2(2)).</summary>
    /// <param name="descriptor">The number.</param>
    /// <param name="file">The file, whose reference is the slot's after a success.</param>
    /// <param name="replaced">What was there, whose reference is the caller's now.</param>
    /// <returns><see cref="Errno.EBADF"/>: there is no such number. <see cref="Errno.EBUSY"/>: it was taken for a file that is
    /// still being made.</returns>
    public Errno Replace(int descriptor, OpenFile file, out OpenFile? replaced)
    {
        replaced = null;
        lock (_lock)
        {
            if (descriptor < 0 || descriptor >= _maximum)
            {
                return Errno.EBADF;
            }

            GrowFor(descriptor);
            replaced = _files[descriptor];
            if (replaced == Closed)
            {
                replaced = null;
                return Errno.EBUSY;
            }

            Volatile.Write(ref _files[descriptor], file);
            return Errno.Success;
        }
    }

    /// <summary>Takes everything out, for good.</summary>
    /// <returns>The files, whose references are the caller's now.</returns>
    public OpenFile[] Clear()
    {
        lock (_lock)
        {
            OpenFile[] files = [.. _files.OfType<OpenFile>().Where(file => file != Closed)];
            Volatile.Write(ref _files, []);
            _maximum = 0;
            return files;
        }
    }

    private bool TryTakeLowest(OpenFile file, out int descriptor)
    {
        descriptor = _lowestFree;
        while (descriptor < _files.Length && _files[descriptor] is not null)
        {
            descriptor++;
        }

        _lowestFree = descriptor;
        if (descriptor >= _maximum)
        {
            descriptor = -1;
            return false;
        }

        GrowFor(descriptor);
        Volatile.Write(ref _files[descriptor], file);
        _lowestFree++;
        return true;
    }

    private void Vacate(int descriptor)
    {
        Volatile.Write(ref _files[descriptor], null);
        _lowestFree = Math.Min(_lowestFree, descriptor);
    }

    // Who is just looking one up in the old slots began before it changes in the new ones.
    private void GrowFor(int descriptor)
    {
        if (descriptor < _files.Length)
        {
            return;
        }

        long length = Math.Max(FewSlots, Math.Max(2L * _files.Length, descriptor + 1L));
        OpenFile?[] files = new OpenFile?[(int)Math.Min(length, _maximum)];
        _files.CopyTo(files, 0);
        Volatile.Write(ref _files, files);
    }

    private sealed class ClosedFile : OpenFile
    {
        public static ClosedFile Make()
        {
            ClosedFile file = new();
            file.Release();
            return file;
        }

        protected override void Close()
        {
        }
    }
}
