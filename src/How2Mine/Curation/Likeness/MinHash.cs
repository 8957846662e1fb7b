using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace How2Mine.Curation.Likeness;

/// <summary>For each of a number of permutations the least hash of a text's shingles: two texts agree in as large a share of them as they share shingles.</summary>
sealed class MinHash
{
    const uint Odd1 = 0x85EBCA6B, Odd2 = 0xC2B2AE35;

    readonly uint[] _seeds;

    public MinHash(int permutations)
    {
        Permutations = permutations;
        _seeds = new uint[(permutations + Vector256<uint>.Count - 1) / Vector256<uint>.Count * Vector256<uint>.Count];
        // The constants of splitmix64: the same permutations on every machine.
        for (var (i, state) = (0, 0UL); i < _seeds.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            _seeds[i] = (uint)(mixed >> 32);
        }
    }

    public int Permutations { get; }

    /// <summary>Length of what <see cref="Write"/> fills: the permutations, rounded up.</summary>
    public int Length => _seeds.Length;

    public void Write(ReadOnlySpan<uint> shingles, Span<uint> least)
    {
        var seeds = MemoryMarshal.Cast<uint, Vector256<uint>>(_seeds);
        var result = MemoryMarshal.Cast<uint, Vector256<uint>>(least);
        for (var group = 0; group < seeds.Length; group++)
        {
            var (seed, min) = (seeds[group], Vector256<uint>.AllBitsSet);
            foreach (var shingle in shingles)
            {
                var hash = (Vector256.Create(shingle) ^ seed) * Odd1;
                min = Vector256.Min(min, (hash ^ (hash >>> 15)) * Odd2);
            }
            result[group] = min;
        }
    }
}
