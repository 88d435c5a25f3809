// Structured skip-gram (Ling et al. 2015): word2vec with one output matrix for each position in the window, which keeps word order
// and so suits tagging and parsing. Input: 32-bit word ids, -1 between sentences. Output: vocab x dim floats.
// gcc -O3 -march=native -ffast-math -fopenmp skipgram.c -o skipgram -lm
// skipgram ids.bin vocab dim window negatives epochs out.bin seed
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t next(uint64_t *s) { *s ^= *s << 13; *s ^= *s >> 7; *s ^= *s << 17; return *s * 0x2545F4914F6CDD1DULL; }
static float uniform(uint64_t *s) { return (next(s) >> 40) / 16777216.0f; }

int main(int argc, char **argv) {
    if (argc < 9) { fprintf(stderr, "usage: skipgram ids.bin vocab dim window negatives epochs out.bin seed\n"); return 2; }
    int vocab = atoi(argv[2]), dim = atoi(argv[3]), window = atoi(argv[4]), negatives = atoi(argv[5]), epochs = atoi(argv[6]);
    FILE *f = fopen(argv[1], "rb");
    fseek(f, 0, SEEK_END); long n = ftell(f) / 4; rewind(f);
    int32_t *ids = malloc(n * 4); if (fread(ids, 4, n, f) != n) return 1; fclose(f);
    double *counts = calloc(vocab, 8); double total = 0;
    for (long i = 0; i < n; i++) if (ids[i] >= 0) { counts[ids[i]]++; total++; }
    int table = 1 << 22; int32_t *unigram = malloc(table * 4); double norm = 0, cumulative = 0;
    for (int i = 0; i < vocab; i++) norm += pow(counts[i], 0.75);
    for (int i = 0, w = -1; i < table; i++) { while (w < vocab - 1 && cumulative * table <= i * norm) cumulative += pow(counts[++w], 0.75); unigram[i] = w; }
    float *in = malloc(4L * vocab * dim), *out = calloc((long)vocab * dim * 2 * window, 4);
    uint64_t seed = strtoull(argv[8], 0, 10) * 0x9E3779B97F4A7C15ULL + 1;
    for (long i = 0; i < (long)vocab * dim; i++) in[i] = (uniform(&seed) - 0.5f) / dim;
    long done = 0; int threads = omp_get_max_threads();
    for (int epoch = 0; epoch < epochs; epoch++) {
        #pragma omp parallel
        {
            int t = omp_get_thread_num(); uint64_t s = seed + 7919 * (epoch * threads + t + 1);
            long from = n / threads * t, to = t == threads - 1 ? n : n / threads * (t + 1);
            float *grad = malloc(dim * 4);
            for (long i = from; i < to; i++) {
                if ((i & 1023) == 0) {
                    #pragma omp atomic
                    done += 1024;
                }
                int w = ids[i];
                if (w < 0) continue;
                double freq = counts[w] / total;
                if (freq > 3e-4 && uniform(&s) > sqrt(3e-4 / freq) + 3e-4 / freq) continue;
                float rate = 0.03f * fmaxf(0.02f, 1 - (float)done / ((float)n * epochs));
                float *v = in + (long)w * dim;
                for (int side = -1; side <= 1; side += 2)
                    for (int k = 1; k <= window; k++) {
                        long j = i + side * k;
                        if (j < 0 || j >= n || ids[j] < 0) break;
                        float *o = out + (long)(side < 0 ? window - k : window + k - 1) * vocab * dim;
                        memset(grad, 0, dim * 4);
                        for (int neg = 0; neg <= negatives; neg++) {
                            int target = neg ? unigram[next(&s) >> 42] : ids[j];
                            if (neg && target == ids[j]) continue;
                            float *u = o + (long)target * dim, dot = 0;
                            for (int d = 0; d < dim; d++) dot += v[d] * u[d];
                            float g = ((neg == 0) - 1 / (1 + expf(-dot))) * rate;
                            for (int d = 0; d < dim; d++) { grad[d] += g * u[d]; u[d] += g * v[d]; }
                        }
                        for (int d = 0; d < dim; d++) v[d] += grad[d];
                    }
            }
            free(grad);
        }
        fprintf(stderr, "epoch %d\n", epoch + 1);
    }
    f = fopen(argv[7], "wb"); fwrite(in, 4, (long)vocab * dim, f); fclose(f);
    return 0;
}
